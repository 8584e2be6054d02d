// BUG: a filter without members filters nothing.

import { conforming } from '../../behaviours.ts'
import { emptyGroup } from '../../reference/groups.ts'
import { plant } from '../../reference/plant.ts'
import type { Target } from '../../reference/targets.ts'
import type { Fault } from '../fault.ts'

export const emptyGroupsAreEverybody: Fault = {
  name: 'empty-groups-are-everybody',
  says: 'A control of a group without members is carried out for all meters.',
  behaviours: {
    'controls.targets': (named) =>
      conforming['controls.targets'](named).flatMap((target): readonly Target[] =>
        target.type === 'EndDeviceGroup' && target.reference.mRID === emptyGroup.mRID
          ? plant.meters.map(({ mRID }) => ({ type: 'Meter' as const, reference: { mRID } }))
          : [target],
      ),
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['RCD-019'] },
    { assertion: 'switch.position', cases: ['RCD-019'] },
  ],
}
