// BUG: the flag for mandatory events is lost on the way.

import type { Fault } from '../fault.ts'

export const everybodyMayOptOut: Fault = {
  name: 'everybody-may-opt-out',
  says: 'A customer opts out of a mandatory event.',
  behaviours: {
    'pan.mayOptOut': () => true,
  },
  raises: [
    { assertion: 'programme.not-told', cases: ['DR-009.mandatory'] },
    { assertion: 'programme.told', cases: ['DR-009.mandatory'] },
  ],
}
