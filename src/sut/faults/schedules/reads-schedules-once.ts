// BUG: the job of a schedule is not planned again once it ran.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const readsSchedulesOnce: Fault = {
  name: 'reads-schedules-once',
  says: 'A schedule is read when it is first due, and never again.',
  behaviours: {
    'schedules.next': (times, after) => (after >= times.start ? undefined : nextDue(times, after)),
  },
  raises: [
    {
      assertion: 'schedule.delivered',
      cases: [
        'SCH-002',
        'SCH-003.recurrenceperiod',
        'SCH-003.recurrencepattern',
        'SCH-003.timepoints',
        'SCH-004',
        'SCH-006',
        'SCH-010',
        'SCH-014',
        'MEP-020',
      ],
    },
  ],
}
