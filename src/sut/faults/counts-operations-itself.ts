// BUG: the position in the list is taken for the id.

import type { Fault } from './fault.ts'

export const countsOperationsItself: Fault = {
  name: 'counts-operations-itself',
  says: 'Operations are told by their place in the set, not by their operationId.',
  behaviours: {
    'operations.taken': (operations) => operations.map((one, index) => ({ ...one, operationId: String(index + 1) })),
  },
  raises: [
    { assertion: 'operations.id-known', cases: ['OPS-009'] },
    { assertion: 'operations.bad-named', cases: ['OPS-009'] },
  ],
}
