// BUG: offset is a field of another release.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const ignoresTheOffset: Fault = {
  name: 'ignores-the-offset',
  says: 'The offset of a schedule is not read: periods begin with its interval.',
  behaviours: {
    'schedules.next': (times, after) => nextDue({ ...times, base: times.start }, after),
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-003.offset'] }],
}
