// BUG: the state of a control is set whatever it was.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const cancelsWhatWasDone: Fault = {
  name: 'cancels-what-was-done',
  says: 'The cancellation of a control that has been carried out is answered OK.',
  behaviours: {
    'controls.tooLate': (found) =>
      found.some(({ state }) => state === 'done') ? undefined : conforming['controls.tooLate'](found),
  },
  raises: [{ assertion: 'expect.refused', cases: ['RCD-010.carried-out'] }],
}
