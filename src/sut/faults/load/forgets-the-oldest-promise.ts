// BUG: what is owed stands in a ring, and the ring is full.

import { most } from '../../reference/load.ts'
import type { Fault } from '../fault.ts'

export const forgetsTheOldestPromise: Fault = {
  name: 'forgets-the-oldest-promise',
  says: 'One answer more than can be owed is promised, and the first that was promised never comes.',
  behaviours: {
    'load.owesOneMore': () => true,
    'load.owed': (owed) => owed.slice(-most.owed),
  },
  raises: [{ assertion: 'async.result', cases: ['MEP-038'] }],
}
