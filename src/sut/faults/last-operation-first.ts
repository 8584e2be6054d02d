// BUG: the operations wait on a stack.

import type { Fault } from './fault.ts'

export const lastOperationFirst: Fault = {
  name: 'last-operation-first',
  says: 'The operations of a set are carried out from the last to the first.',
  behaviours: {
    'operations.taken': (operations) => operations.toReversed(),
  },
  raises: [
    { assertion: 'expect.result', cases: ['OPS-006', 'OPS-006.two-nouns'] },
    { assertion: 'stored.fields', cases: ['OPS-006', 'OPS-006.two-nouns', 'OPS-006.wrong-order'] },
    { assertion: 'expect.refused', cases: ['OPS-006.wrong-order'] },
  ],
}
