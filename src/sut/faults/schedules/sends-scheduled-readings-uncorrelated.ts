// BUG: what the job sends answers nobody, thinks its maker.

import type { Fault } from '../fault.ts'

export const sendsScheduledReadingsUncorrelated: Fault = {
  name: 'sends-scheduled-readings-uncorrelated',
  says: 'Readings of a schedule do not say of which request they come.',
  behaviours: {
    'schedules.correlation': () => undefined,
  },
  raises: [{ assertion: 'schedule.linked', cases: ['MEP-020'] }],
}
