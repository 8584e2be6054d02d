// BUG: the multiplier of a type is taken for decoration.

import { conforming } from '../behaviours.ts'
import { forwardEnergy, forwardWattHours } from '../reference/readings.ts'
import type { Fault } from './fault.ts'

export const multiplierIgnored: Fault = {
  name: 'multiplier-ignored',
  says: 'A register asked for in Wh is told in kWh.',
  behaviours: {
    // To the minute, as many meters tell it: two readings of one answer are of one moment.
    'readings.time': (now) => now.replace(/:\d\d\.\d+Z$/, ':00Z'),
    'readings.value': (meter, readingType, at) =>
      conforming['readings.value'](meter, readingType === forwardWattHours ? forwardEnergy : readingType, at),
  },
  raises: [
    { assertion: 'readings.multipliers-agree', cases: ['RD-039', 'RD-039.every-meter', 'RD-039.in-two-queries'] },
    { assertion: 'value.one-register', cases: ['RD-039', 'RD-039.every-meter'] },
  ],
}
