// BUG: a group that is not found is replaced by the default.

import { loadControlGroup } from '../../reference/groups.ts'
import type { Fault } from '../fault.ts'

export const takesAnyGroupForTheUsual: Fault = {
  name: 'takes-any-group-for-the-usual',
  says: 'An event for an unknown group is sent to the usual one.',
  behaviours: {
    'controls.targets': (named) =>
      named.map((one) =>
        one.type === 'EndDeviceGroup' ? { ...one, reference: { mRID: loadControlGroup.mRID } } : one,
      ),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['DR-001.unknown'] },
    { assertion: 'programme.not-told', cases: ['DR-001.unknown'] },
  ],
  consequences: ['expect.strict-reader', 'switch.position'],
}
