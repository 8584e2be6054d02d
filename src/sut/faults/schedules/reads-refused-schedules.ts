// BUG: a schedule is planned first and checked afterwards.

import type { Fault } from '../fault.ts'

export const readsRefusedSchedules: Fault = {
  name: 'reads-refused-schedules',
  says: 'A schedule that was refused is read all the same.',
  behaviours: {
    'schedules.kept': (schedule) => schedule,
  },
  raises: [{ assertion: 'schedule.silent', cases: ['MEP-020.refused'] }],
}
