// BUG: numbers in names are read as numbers.

import { findLoosely } from '../reference/lookup.ts'
import { everyMeter } from '../reference/special-meters.ts'
import type { Fault } from './fault.ts'

const simplified = (name: string): string => name.replace(/\d+/g, (digits) => String(Number(digits)))

export const trimsLeadingZeros: Fault = {
  name: 'trims-leading-zeros',
  says: 'Names that differ in leading zeros call the same meter.',
  behaviours: {
    'meters.find': (reference) => findLoosely(everyMeter, reference, simplified),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RD-045.leading-zeros'] },
    { assertion: 'readings.none-of-bad-objects', cases: ['RD-045.leading-zeros'] },
  ],
}
