// BUG: the nightly cache answers instead of the meter.

import { whereReadingsAreExpected } from './cases.ts'
import type { Fault } from './fault.ts'

export const staleReadings: Fault = {
  name: 'stale-readings',
  says: 'Readings asked for on demand are a day old.',
  behaviours: {
    'readings.time': (now) => new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString(),
  },
  raises: [
    {
      assertion: 'readings.fresh',
      cases: whereReadingsAreExpected,
    },
  ],
}
