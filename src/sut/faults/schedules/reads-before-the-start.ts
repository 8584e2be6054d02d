// BUG: a schedule counts from the day it is kept.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const readsBeforeTheStart: Fault = {
  name: 'reads-before-the-start',
  says: 'A schedule with a period is read before its interval begins.',
  behaviours: {
    'schedules.next': (times, after) =>
      nextDue({ ...times, start: 0, base: times.base - 1000 * (times.periodMs ?? 0) }, after),
  },
  raises: [{ assertion: 'schedule.not-early', cases: ['SCH-003.interval'] }],
}
