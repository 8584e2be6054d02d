// BUG: the flag of the operation is not read.

import type { Fault } from './fault.ts'

export const ignoresElementOperation: Fault = {
  name: 'ignores-element-operation',
  says: 'A delete of one element of an object deletes the object.',
  behaviours: {
    'operations.elementwise': () => false,
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-013', 'OPS-013.absent'] }],
}
