// BUG: the group is looked up by its street.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import { controlled } from '../../reference/pan-devices.ts'
import type { Fault } from '../fault.ts'

export const controlsTheNeighbour: Fault = {
  name: 'controls-the-neighbour',
  says: 'An event for a group is also sent to a load controller beside it.',
  behaviours: {
    'pan.takesPart': (devices, control) => {
      const due = conformingProgrammes['pan.takesPart'](devices, control)
      return devices.length > 1 ? [...due, ...controlled.slice(-1)] : due
    },
  },
  raises: [{ assertion: 'programme.not-told', cases: ['DR-001'] }],
}
