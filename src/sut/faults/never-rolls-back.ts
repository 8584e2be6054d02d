// BUG: the savepoint is set after the last operation.

import type { Fault } from './fault.ts'

export const neverRollsBack: Fault = {
  name: 'never-rolls-back',
  says: 'A set that is all or nothing is answered FAILED, and what was done before the bad operation stays.',
  behaviours: {
    'operations.kept': () => true,
  },
  raises: [{ assertion: 'stored.none', cases: ['OPS-003.third', 'OPS-003.first', 'OPS-003.last'] }],
}
