// BUG: the id of a schedule is a row number, and row numbers are not told.

import type { Fault } from '../fault.ts'

export const schedulesWithoutId: Fault = {
  name: 'schedules-without-id',
  says: 'A schedule is made, and its maker is not told its id.',
  behaviours: {
    'schedules.id': () => undefined,
  },
  raises: [{ assertion: 'schedule.identified', cases: ['SCH-001', 'ERR-030'] }],
}
