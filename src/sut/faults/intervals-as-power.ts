// BUG: the column of average power is read where the energy belongs.

import { conforming } from '../behaviours.ts'
import { quarterHourEnergy } from '../reference/readings.ts'
import type { Fault } from './fault.ts'

export const intervalsAsPower: Fault = {
  name: 'intervals-as-power',
  says: 'Intervals hold the average power in kW under a type of energy.',
  behaviours: {
    'readings.value': (meter, readingType, at) => {
      const value = conforming['readings.value'](meter, readingType, at)
      return readingType === quarterHourEnergy ? (Number(value) * 4).toFixed(3) : value
    },
  },
  raises: [{ assertion: 'readings.add-up', cases: ['RD-049'] }],
}
