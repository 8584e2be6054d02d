// BUG: the members of a group are counted from one, and read from nought.

import type { Fault } from '../fault.ts'

export const groupsLoseAMember: Fault = {
  name: 'groups-lose-a-member',
  says: 'The last member of a group is left out where the group is read.',
  behaviours: {
    'groups.filed': (members) => members.slice(0, -1),
  },
  raises: [{ assertion: 'readings.complete', cases: ['GRP-005'] }],
}
