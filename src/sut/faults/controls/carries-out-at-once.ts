// BUG: the timing of a control is read by nobody.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const carriesOutAtOnce: Fault = {
  name: 'carries-out-at-once',
  says: 'A control for a later time is carried out at once.',
  behaviours: {
    'controls.due': (timing, now) => {
      const due = conforming['controls.due'](timing, now)
      return typeof due === 'number' ? 'now' : due
    },
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-009'] }],
  consequences: ['control.called-off', 'expect.result'],
}
