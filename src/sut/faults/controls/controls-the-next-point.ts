// BUG: the index of the list begins with 1, that of the table with 0.

import { conforming } from '../../behaviours.ts'
import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

export const controlsTheNextPoint: Fault = {
  name: 'controls-the-next-point',
  says: 'A control of a usage point operates the meter at the next one.',
  behaviours: {
    'controls.point': (reference) => {
      const point = conforming['controls.point'](reference)
      return point && plant.usagePoints[plant.usagePoints.indexOf(point) + 1]
    },
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-018'] }],
}
