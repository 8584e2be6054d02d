// BUG: the two directions are exchanged in the table of registers.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

const forward = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
const reverse = '0.0.0.1.19.1.12.0.0.0.0.0.0.0.0.3.72.0'
const exchanged: ReadonlyMap<string, string> = new Map([
  [forward, reverse],
  [reverse, forward],
])

export const exchangesDirections: Fault = {
  name: 'exchanges-directions',
  says: 'Forward energy is told as reverse energy, and the other way round.',
  behaviours: {
    'readings.value': (meter, readingType, at) =>
      conforming['readings.value'](meter, exchanged.get(readingType) ?? readingType, at),
  },
  raises: [{ assertion: 'readings.known-value', cases: ['RD-022'] }],
  consequences: ['readings.add-up', 'readings.multipliers-agree', 'value.one-register'],
}
