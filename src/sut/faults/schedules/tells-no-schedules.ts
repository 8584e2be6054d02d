// BUG: the query looks into the table of schedules of last year.

import type { Fault } from '../fault.ts'

export const tellsNoSchedules: Fault = {
  name: 'tells-no-schedules',
  says: 'Schedules are read, and nobody who asks is told of them.',
  behaviours: {
    'schedules.told': () => undefined,
  },
  raises: [{ assertion: 'schedule.on-file', cases: ['SCH-001', 'SCH-007'] }],
}
