// BUG: what is due is looked for among the controls of the last restart.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const forgetsWhatIsScheduled: Fault = {
  name: 'forgets-what-is-scheduled',
  says: 'A control for a later time is taken, and never carried out.',
  behaviours: {
    'controls.due': (timing, now) => {
      const due = conforming['controls.due'](timing, now)
      return typeof due === 'number' ? due + 3_600_000 : due
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RCD-010.carried-out'] },
    { assertion: 'switch.position', cases: ['RCD-009', 'RCD-010.carried-out', 'MEP-025', 'ERR-017.cancel'] },
  ],
}
