// BUG: days are counted from 1 where the archive counts from 0.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const startsADayEarly: Fault = {
  name: 'starts-a-day-early',
  says: 'What is served of a period begins a day before its start.',
  behaviours: {
    'query.period': (asked, scheduled) => {
      const { start, ...open } = conforming['query.period'](asked, scheduled)
      return start === undefined ? open : { ...open, start: start - 24 * 60 * 60 * 1000 }
    },
  },
  raises: [
    {
      assertion: 'readings.within-period',
      cases: [
        'RD-007',
        'RD-007.clocks-go.forward',
        'RD-007.clocks-go.back',
        'RD-041.start',
        'RD-042',
        'RD-042.schedule-only',
      ],
    },
  ],
  consequences: ['history.of-asked'],
}
