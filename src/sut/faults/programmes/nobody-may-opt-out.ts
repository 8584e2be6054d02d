// BUG: every event is taken for mandatory.

import type { Fault } from '../fault.ts'

export const nobodyMayOptOut: Fault = {
  name: 'nobody-may-opt-out',
  says: 'A customer cannot opt out of a voluntary event.',
  behaviours: {
    'pan.mayOptOut': () => false,
  },
  raises: [
    { assertion: 'programme.told', cases: ['DR-007'] },
    { assertion: 'programme.not-told', cases: ['DR-007'] },
  ],
}
