// BUG: the connect of a meter needs a confirmation that nobody can give.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const refusesToConnect: Fault = {
  name: 'refuses-to-connect',
  says: 'A connect is refused as a control that is not known.',
  behaviours: {
    'controls.position': (code) => {
      const position = conforming['controls.position'](code)
      return position === 'closed' ? undefined : position
    },
  },
  raises: [
    { assertion: 'expect.result', cases: ['RCD-002'] },
    { assertion: 'switch.position', cases: ['RCD-002'] },
  ],
}
