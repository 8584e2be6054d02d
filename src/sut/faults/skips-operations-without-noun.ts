// BUG: operations are sorted by noun, and what has none falls through.

import type { Fault } from './fault.ts'

export const skipsOperationsWithoutNoun: Fault = {
  name: 'skips-operations-without-noun',
  says: 'An operation without noun is passed over without a word.',
  behaviours: {
    'operations.taken': (operations) => operations.filter(({ noun }) => noun !== undefined),
    'operations.outcome': (outcome) => ({ ...outcome, done: outcome.done === true || !outcome.errors.length }),
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-011'] }],
}
