// BUG: the list of what changed is cut off before its last entry is written.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const forgetsTheLastChange: Fault = {
  name: 'forgets-the-last-change',
  says: 'Of the meters whose configuration changed in a period the last is left out.',
  behaviours: {
    'meters.changed': (period) => conforming['meters.changed'](period).slice(0, -1),
  },
  raises: [{ assertion: 'meter-config.changed', cases: ['MD-015'] }],
}
