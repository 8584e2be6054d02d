// BUG: the cancellation is written into the log, and the job stays on the agenda.

import type { Fault } from '../fault.ts'

export const cancelsInWordsOnly: Fault = {
  name: 'cancels-in-words-only',
  says: 'A cancellation is answered OK, and what it called off is carried out.',
  behaviours: {
    'controls.calledOff': () => [],
  },
  raises: [
    { assertion: 'control.called-off', cases: ['MEP-024'] },
    { assertion: 'expect.refused', cases: ['MEP-024'] },
    { assertion: 'switch.position', cases: ['RCD-010', 'MEP-024', 'MEP-025', 'MEP-026'] },
  ],
}
