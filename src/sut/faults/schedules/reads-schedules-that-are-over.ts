// BUG: the years of an interval are not looked at.

import type { Fault } from '../fault.ts'
import { nextDue } from '../../reference/schedule-times.ts'

/** The interval of a schedule that is over is read as if it were one of next year. */
const yearMs = 366 * 24 * 3_600_000

export const readsSchedulesThatAreOver: Fault = {
  name: 'reads-schedules-that-are-over',
  says: 'A schedule whose interval is over is taken and read.',
  behaviours: {
    'schedules.isOver': () => false,
    'schedules.next': (times, after) => nextDue(times.end <= after ? { ...times, end: after + yearMs } : times, after),
  },
  raises: [{ assertion: 'schedule.silent', cases: ['SCH-012'] }],
}
