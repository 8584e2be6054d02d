// BUG: a lookup that finds nothing falls back to the first row.

import { conforming } from '../behaviours.ts'
import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

export const unknownUsagePointIsFirstMeter: Fault = {
  name: 'unknown-usage-point-is-first-meter',
  says: 'An unknown usage point is answered with the data of the first one.',
  behaviours: {
    'usagePoints.find': (reference) => conforming['usagePoints.find'](reference) ?? plant.usagePoints[0],
  },
  raises: [{ assertion: 'expect.refused', cases: ['ERR-015'] }],
  consequences: ['expect.result', 'stored.as-sent', 'stored.fields', 'stored.notified'],
}
