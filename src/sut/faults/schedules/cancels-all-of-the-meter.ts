// BUG: schedules are struck off by their meter.

import type { Fault } from '../fault.ts'

export const cancelsAllOfTheMeter: Fault = {
  name: 'cancels-all-of-the-meter',
  says: 'Calling off one schedule of a meter calls off all.',
  behaviours: {
    'schedules.cancelled': (_, all) => all,
  },
  raises: [{ assertion: 'schedule.delivered', cases: ['SCH-010'] }],
}
