// BUG: what an operation throws is written into a log.

import type { Fault } from './fault.ts'

export const swallowsFailedOperations: Fault = {
  name: 'swallows-failed-operations',
  says: 'A set is answered OK though operations of it failed.',
  behaviours: {
    'operations.outcome': () => ({ errors: [], done: true }),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['OPS-003.third', 'OPS-006.wrong-order', 'OPS-011.no-verb'] },
    { assertion: 'expect.result', cases: ['OPS-004', 'OPS-005'] },
    { assertion: 'stored.fields', cases: ['OPS-007.false', 'OPS-007.omitted'] },
  ],
}
