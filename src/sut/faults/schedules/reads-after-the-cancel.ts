// BUG: the schedule is struck off the list, and its job goes on.

import type { Fault } from '../fault.ts'

export const readsAfterTheCancel: Fault = {
  name: 'reads-after-the-cancel',
  says: 'A schedule that was called off is read on.',
  behaviours: {
    'schedules.cancelled': () => [],
  },
  raises: [{ assertion: 'schedule.silent', cases: ['SCH-006', 'SCH-010'] }],
  consequences: ['schedule.linked'],
}
