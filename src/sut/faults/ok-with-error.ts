// BUG: whatever can be served makes the whole reply OK.

import { conforming } from '../behaviours.ts'
import { wherePartIsServed } from './cases.ts'
import type { Fault } from './fault.ts'

export const okWithError: Fault = {
  name: 'ok-with-error',
  says: 'Result is OK although the reply holds Errors.',
  behaviours: {
    'reply.result': (outcome) => {
      const result = conforming['reply.result'](outcome)
      return result === 'PARTIAL' ? 'OK' : result
    },
  },
  raises: [
    { assertion: 'reply.ok-without-errors', cases: wherePartIsServed },
    { assertion: 'expect.result', cases: ['RD-005.one-unsupported', 'RD-010', 'ERR-003'] },
  ],
  consequences: ['expect.refused', 'stored.fields'],
}
