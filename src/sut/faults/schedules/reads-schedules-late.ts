// BUG: jobs run when the queue is empty.

import { nextDue } from '../../reference/schedule-times.ts'
import type { Fault } from '../fault.ts'

/** Longer than is declared, and not so long that nobody waits for it. */
const lateMs = 750

export const readsSchedulesLate: Fault = {
  name: 'reads-schedules-late',
  says: 'Readings of a schedule come later than is declared.',
  behaviours: {
    'schedules.next': (times, after) => {
      const due = nextDue(times, after - lateMs)
      return due === undefined ? undefined : due + lateMs
    },
  },
  raises: [{ assertion: 'timing.schedule-declared', cases: ['SCH-002'] }],
}
