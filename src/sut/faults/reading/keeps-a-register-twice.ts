// BUG: the driver of an older make keeps a copy of the register, and brings it up to date now and then.

import { conforming } from '../../behaviours.ts'
import { plant } from '../../reference/plant.ts'
import { forwardEnergy } from '../../reference/readings.ts'
import type { Fault } from '../fault.ts'

const older = plant.meters[2]
/** So far the copy is behind; kWh. */
const lag = 0.5

export const keepsARegisterTwice: Fault = {
  name: 'keeps-a-register-twice',
  says: 'What one meter tells in kWh lags behind what it tells in Wh.',
  behaviours: {
    // To the minute, as many meters tell it: two readings of one answer are of one moment.
    'readings.time': (now) => now.replace(/:\d\d\.\d+Z$/, ':00Z'),
    'readings.value': (meter, readingType, at) => {
      const value = conforming['readings.value'](meter, readingType, at)
      const isCopied = meter.mRID === older?.mRID && readingType === forwardEnergy
      return isCopied ? (Number(value) - lag).toFixed(3) : value
    },
  },
  raises: [
    { assertion: 'readings.multipliers-agree', cases: ['RD-039.every-meter'] },
    { assertion: 'value.one-register', cases: ['RD-039.every-meter'] },
  ],
}
