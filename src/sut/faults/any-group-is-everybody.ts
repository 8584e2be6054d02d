// BUG: a filter without members filters nothing.

import { conforming } from '../behaviours.ts'
import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

export const anyGroupIsEverybody: Fault = {
  name: 'any-group-is-everybody',
  says: 'A group that is unknown or empty is read as all meters.',
  behaviours: {
    'groups.members': (type, reference) => {
      const members = conforming['groups.members'](type, reference)
      return members?.length ? members : plant.meters.map(({ mRID }) => mRID)
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RD-011.unknown'] },
    { assertion: 'readings.none', cases: ['RD-011.empty'] },
  ],
  consequences: ['expect.strict-reader', 'programme.not-told', 'switch.position'],
}
