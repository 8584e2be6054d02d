// BUG: the loop over the members of a group ends one too early.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const forgetsTheLastMember: Fault = {
  name: 'forgets-the-last-member',
  says: 'The last member of a group does not hear of an event.',
  behaviours: {
    'pan.takesPart': (devices, control) => {
      const due = conformingProgrammes['pan.takesPart'](devices, control)
      return due.length > 1 ? due.slice(0, -1) : due
    },
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-001'] }],
}
