// BUG: schedules live in the memory of the process.

import type { Fault } from '../fault.ts'

export const forgetsSchedulesAtRestart: Fault = {
  name: 'forgets-schedules-at-restart',
  says: 'After a restart no schedule is left.',
  behaviours: {
    'schedules.afterRestart': () => [],
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-014'] }],
}
