// BUG: an index into the table of usage points is one too high.

import { conforming } from '../behaviours.ts'
import { plant, type UsagePoint } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

const nextTo = (usagePoint: UsagePoint): UsagePoint =>
  plant.usagePoints[plant.usagePoints.indexOf(usagePoint) + 1] ?? usagePoint

export const usagePointsOffByOne: Fault = {
  name: 'usage-points-off-by-one',
  says: 'A usage point is read with the meter of the next one.',
  behaviours: {
    'usagePoints.installed': (usagePoint, period) => conforming['usagePoints.installed'](nextTo(usagePoint), period),
  },
  raises: [{ assertion: 'readings.same-at-rest', cases: ['RD-043.usage-point'] }],
}
