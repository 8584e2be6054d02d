// BUG: who asks for the same twice is told the same twice, whatever it is.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const cancelsAgain: Fault = {
  name: 'cancels-again',
  says: 'What was called off already can be called off again.',
  behaviours: {
    'controls.tooLate': (found) =>
      found.some(({ state }) => state === 'called off') ? undefined : conforming['controls.tooLate'](found),
  },
  raises: [{ assertion: 'expect.refused', cases: ['MEP-024'] }],
}
