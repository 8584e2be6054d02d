// BUG: the time of an event is put in when it is sent.

import type { Fault } from './fault.ts'

export const redeliversWithANewTime: Fault = {
  name: 'redelivers-with-a-new-time',
  says: 'An event that is sent again bears the time at which it is sent.',
  behaviours: {
    'events.retold': (event, attempt, now) => (attempt ? { ...event, at: now } : event),
  },
  raises: [
    { assertion: 'event.own-time', cases: ['EVT-016'] },
    { assertion: 'header.own-message-id', cases: ['EVT-016'] },
  ],
}
