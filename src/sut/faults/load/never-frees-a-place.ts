// BUG: those who wait are counted up, and never down.

import { most } from '../../reference/load.ts'
import type { Fault } from '../fault.ts'

export const neverFreesAPlace: Fault = {
  name: 'never-frees-a-place',
  says: 'Once as many answers were owed as can be, no further one is promised, though all have been sent.',
  behaviours: {
    'load.owesOneMore': (_, ever) => ever < most.owed,
  },
  raises: [{ assertion: 'expect.result', cases: ['MEP-038'] }],
}
