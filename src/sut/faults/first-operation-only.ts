// BUG: the payload is read as if it held one operation.

import type { Fault } from './fault.ts'

export const firstOperationOnly: Fault = {
  name: 'first-operation-only',
  says: 'Of a set the first operation is carried out, and the others are forgotten.',
  behaviours: {
    'operations.taken': (operations) => operations.slice(0, 1),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['OPS-003.third', 'OPS-003.last'] },
    { assertion: 'stored.none', cases: ['OPS-003.third', 'OPS-003.last'] },
    { assertion: 'expect.result', cases: ['OPS-004'] },
    { assertion: 'stored.fields', cases: ['OPS-004', 'OPS-006', 'OPS-006.two-nouns', 'OPS-010'] },
  ],
  consequences: ['stored.linked'],
}
