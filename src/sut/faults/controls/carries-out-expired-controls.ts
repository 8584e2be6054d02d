// BUG: of an interval only the start is read, and one that is past is taken for now.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const carriesOutExpiredControls: Fault = {
  name: 'carries-out-expired-controls',
  says: 'A control whose time is over is carried out.',
  behaviours: {
    'controls.due': (timing, now) => {
      const due = conforming['controls.due'](timing, now)
      return due === 'expired' ? 'now' : due
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RCD-024'] },
    { assertion: 'switch.position', cases: ['RCD-024'] },
  ],
}
