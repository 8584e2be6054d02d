// BUG: period and pattern at once are taken, and the job stumbles over them.

import type { Fault } from '../fault.ts'

export const takesPeriodAndPattern: Fault = {
  name: 'takes-period-and-pattern',
  says: 'A schedule with a period and a pattern is taken, and never read.',
  behaviours: {
    'schedules.refused': (errors) => errors.filter(({ code }) => code !== '1.8'),
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-003.both'] }],
}
