// BUG: the first of all starts and the last of all ends are looked for.

import type { Fault } from './fault.ts'

export const joinsThePeriods: Fault = {
  name: 'joins-the-periods',
  says: 'Where a request and the schedule in its query name different times, all that either names is served.',
  behaviours: {
    'query.period': (asked, scheduled) => {
      const starts = [asked.start, scheduled.start].filter((time) => time !== undefined)
      const ends = [asked.end, scheduled.end].filter((time) => time !== undefined)
      return {
        ...(starts.length && { start: Math.min(...starts) }),
        ...(ends.length && { end: Math.max(...ends) }),
      }
    },
  },
  raises: [{ assertion: 'readings.within-period', cases: ['RD-042'] }],
}
