// BUG: a loop over nothing finds no error.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const takesAnEmptySet: Fault = {
  name: 'takes-an-empty-set',
  says: 'A set of no operation is answered OK.',
  behaviours: {
    'operations.refused': (set) => (set.operations.length ? conforming['operations.refused'](set) : undefined),
    'operations.outcome': (outcome) => ({ ...outcome, done: outcome.done === true || !outcome.errors.length }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['OPS-001.empty'] }],
}
