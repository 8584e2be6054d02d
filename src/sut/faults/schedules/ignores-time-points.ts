// BUG: a schedule without a period is read once, at its start.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const ignoresTimePoints: Fault = {
  name: 'ignores-time-points',
  says: 'A schedule with time points is read at its start only.',
  behaviours: {
    'schedules.next': (times, after) =>
      nextDue(times.points.length ? { ...times, points: [times.start] } : times, after),
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-003.timepoints'] }],
}
