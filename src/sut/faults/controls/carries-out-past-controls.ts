// BUG: a start that is past is taken for now.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const carriesOutPastControls: Fault = {
  name: 'carries-out-past-controls',
  says: 'A control whose start is long past is carried out, though it is declared to be refused.',
  behaviours: {
    'controls.due': (timing, now) => {
      const due = conforming['controls.due'](timing, now)
      return due === 'past' ? 'now' : due
    },
  },
  raises: [{ assertion: 'expect.refused', cases: ['RCD-009.past'] }],
}
