// BUG: an answer with status 200 is taken for a success, whatever it says.

import { backOff } from '../reference/publisher.ts'
import type { Fault } from './fault.ts'

export const givesUpOnFailed: Fault = {
  name: 'gives-up-on-failed',
  says: 'An event that is answered FAILED is not sent again.',
  behaviours: {
    'events.redelivery': (attempt, answered) => (answered === 200 ? undefined : backOff(attempt)),
  },
  raises: [
    { assertion: 'event.redelivered', cases: ['EVT-016'] },
    { assertion: 'push.redelivered', cases: ['RD-046'] },
  ],
}
