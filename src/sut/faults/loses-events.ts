// BUG: an event is sent once; what becomes of it nobody asks.

import type { Fault } from './fault.ts'

export const losesEvents: Fault = {
  name: 'loses-events',
  says: 'An event that its consumer does not take is not sent again.',
  behaviours: {
    'events.redelivery': () => undefined,
  },
  raises: [
    { assertion: 'event.redelivered', cases: ['EVT-016'] },
    { assertion: 'push.redelivered', cases: ['RD-046'] },
  ],
}
