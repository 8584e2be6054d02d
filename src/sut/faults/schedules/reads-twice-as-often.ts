// BUG: the period is halved, to be on the safe side.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const readsTwiceAsOften: Fault = {
  name: 'reads-twice-as-often',
  says: 'A schedule with a period is read twice as often as it says.',
  behaviours: {
    'schedules.next': ({ periodMs, ...times }, after) =>
      nextDue({ ...times, ...(periodMs !== undefined && { periodMs: periodMs / 2 }) }, after),
  },
  raises: [
    {
      assertion: 'schedule.not-early',
      cases: [
        'SCH-002',
        'SCH-003.recurrenceperiod',
        'SCH-003.recurrencepattern',
        'SCH-004',
        'SCH-006',
        'SCH-014',
        'MEP-020',
      ],
    },
  ],
}
