// BUG: names are made fit for a column of twelve letters and digits.

import { findLoosely } from '../reference/lookup.ts'
import { everyMeter } from '../reference/special-meters.ts'
import type { Fault } from './fault.ts'

const simplified = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\x21-\x7e]/g, '')
    .slice(0, 12)

export const simplifiesNames: Fault = {
  name: 'simplifies-names',
  says: 'Blanks and accents in names are dropped, and what is longer than twelve characters is cut off.',
  behaviours: {
    'meters.find': (reference) => findLoosely(everyMeter, reference, simplified),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RD-045.inner-blanks', 'RD-045.length', 'RD-045.non-ascii-letters'] },
    {
      assertion: 'readings.none-of-bad-objects',
      cases: ['RD-045.inner-blanks', 'RD-045.length', 'RD-045.non-ascii-letters'],
    },
  ],
}
