// BUG: the earlier one of two times is taken for the start.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const turnsPeriodsRound: Fault = {
  name: 'turns-periods-round',
  says: 'A period that ends before it starts is served as if it were the other way round.',
  behaviours: {
    'query.period': (asked, scheduled) => {
      const { start, end } = conforming['query.period'](asked, scheduled)
      return start !== undefined && end !== undefined && end < start
        ? { start: end, end: start }
        : conforming['query.period'](asked, scheduled)
    },
  },
  raises: [{ assertion: 'readings.none', cases: ['RD-007.end-before-start'] }],
}
