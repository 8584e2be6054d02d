// BUG: usage points are known to the billing archive only, which was filled last night.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

const dayMs = 24 * 60 * 60 * 1000

export const usagePointsFromTheArchive: Fault = {
  name: 'usage-points-from-the-archive',
  says: 'What is asked for by usage points is a day old.',
  behaviours: {
    'readings.time': (now, query) =>
      query.objects.some(({ type }) => type === 'UsagePoint')
        ? new Date(Date.parse(now) - dayMs).toISOString()
        : conforming['readings.time'](now, query),
  },
  raises: [{ assertion: 'readings.fresh', cases: ['RD-004'] }],
}
