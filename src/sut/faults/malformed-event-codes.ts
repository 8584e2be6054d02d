// BUG: the last part of the code is cut off, for the field of the database is too short.

import type { Fault } from './fault.ts'

export const malformedEventCodes: Fault = {
  name: 'malformed-event-codes',
  says: 'The code of an event has three parts.',
  behaviours: {
    'events.told': (event) => [{ ...event, code: event.code.split('.').slice(0, 3).join('.') }],
  },
  raises: [
    { assertion: 'code.end-device-event', cases: ['EVT-002'] },
    { assertion: 'event.told', cases: ['EVT-002'] },
  ],
  consequences: ['event.of-head-end', 'event.redelivered', 'programme.told'],
}
