// BUG: that all failed is decided when the first Error is written; with the second it is only a part that failed.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const partialWhereSeveralFail: Fault = {
  name: 'partial-where-several-fail',
  says: 'Result is PARTIAL where two objects or more are bad, and nothing at all could be served.',
  behaviours: {
    'reply.result': (outcome) => (outcome.errors.length > 1 ? 'PARTIAL' : conforming['reply.result'](outcome)),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ERR-002', 'OPS-003.third', 'OPS-003.first', 'OPS-003.last'] }],
}
