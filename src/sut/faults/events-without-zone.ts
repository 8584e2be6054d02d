// BUG: times are written as the wall clock shows them.

import type { Fault } from './fault.ts'

export const eventsWithoutZone: Fault = {
  name: 'events-without-zone',
  says: 'The times of events tell no zone.',
  behaviours: {
    'events.told': (event) => [{ ...event, at: event.at.replace(/Z$/, '') }],
  },
  raises: [{ assertion: 'event.time-zone', cases: ['EVT-001', 'OUT-001'] }],
  consequences: ['programme.in-time'],
}
