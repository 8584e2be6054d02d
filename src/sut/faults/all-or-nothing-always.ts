// BUG: the flag is not read.

import type { Fault } from './fault.ts'

export const allOrNothingAlways: Fault = {
  name: 'all-or-nothing-always',
  says: 'Every set is all or nothing.',
  behaviours: {
    'operations.isAtomic': () => true,
  },
  raises: [
    { assertion: 'expect.result', cases: ['OPS-004'] },
    { assertion: 'stored.fields', cases: ['OPS-004'] },
    { assertion: 'operations.bad-named', cases: ['OPS-004'] },
  ],
}
