// BUG: the limit is stored as it comes, and the sign is lost in the meter.

import type { Fault } from '../fault.ts'

export const takesLimitsBelowNothing: Fault = {
  name: 'takes-limits-below-nothing',
  says: 'A switch is given a limit below nothing.',
  behaviours: {
    'limits.isTaken': () => true,
  },
  raises: [{ assertion: 'stored.told-apart', cases: ['MD-025.negative'] }],
}
