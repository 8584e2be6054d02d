// BUG: the nightly cache answers instead of the meter.

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
      cases: [
        'MEP-001',
        'RD-001',
        'RD-002',
        'RD-003',
        'RD-004',
        'RD-005',
        'RD-005.one-unsupported',
        'RD-010',
        'ERR-003',
      ],
    },
  ],
}
