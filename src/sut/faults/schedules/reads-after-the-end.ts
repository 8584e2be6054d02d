// BUG: the end of an interval is for information.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const readsAfterTheEnd: Fault = {
  name: 'reads-after-the-end',
  says: 'A schedule is read after its interval has ended.',
  behaviours: {
    'schedules.next': (times, after) => nextDue({ ...times, end: times.end + 10_000 }, after),
  },
  raises: [{ assertion: 'schedule.silent', cases: ['SCH-003.interval'] }],
}
