// BUG: disabled is read as text, and no text is false.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

export const readsDisabledSchedules: Fault = {
  name: 'reads-disabled-schedules',
  says: 'A disabled schedule is read as any other.',
  behaviours: {
    'schedules.next': (times, after) => nextDue({ ...times, isDisabled: false }, after),
  },
  raises: [{ assertion: 'schedule.silent', cases: ['SCH-004'] }],
}
