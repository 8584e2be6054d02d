// BUG: the check of the load side is left out on the second path.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const connectsAgainstTheLoad: Fault = {
  name: 'connects-against-the-load',
  says: 'A meter with voltage on its load side is connected.',
  behaviours: {
    'controls.objection': (meter, to, headEnd) => {
      const objection = conforming['controls.objection'](meter, to, headEnd)
      return objection === '5.3' ? undefined : objection
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RCD-007', 'ERR-024.tried'] },
    { assertion: 'expect.result', cases: ['RCD-027'] },
    { assertion: 'switch.position', cases: ['RCD-007'] },
  ],
}
