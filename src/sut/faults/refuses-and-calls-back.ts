// BUG: the acknowledgement and the result are two opinions.

import { acknowledgement } from '../reference/asynchronous.ts'
import type { Fault } from './fault.ts'

export const refusesAndCallsBack: Fault = {
  name: 'refuses-and-calls-back',
  says: 'A bad object is refused in the acknowledgement and once more at the reply address.',
  behaviours: {
    'async.acknowledgement': (outcome) => (outcome.payload ? acknowledgement : outcome),
  },
  raises: [{ assertion: 'async.refused-once', cases: ['MEP-010'] }],
}
