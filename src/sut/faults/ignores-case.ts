// BUG: names are compared in the collation of the database.

import { findLoosely } from '../reference/lookup.ts'
import { everyMeter } from '../reference/special-meters.ts'
import type { Fault } from './fault.ts'

const simplified = (name: string): string => name.toLowerCase()

export const ignoresCase: Fault = {
  name: 'ignores-case',
  says: 'Names that differ in capital letters call the same meter.',
  behaviours: {
    'meters.find': (reference) => findLoosely(everyMeter, reference, simplified),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RD-045.case'] },
    { assertion: 'readings.none-of-bad-objects', cases: ['RD-045.case'] },
  ],
}
