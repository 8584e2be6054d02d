// BUG: the code of connect is mapped to nothing.

import type { Fault } from './fault.ts'

export const neverConnectsAgain: Fault = {
  name: 'never-connects-again',
  says: 'A connect is answered OK, and the switch stays open.',
  behaviours: {
    'controls.operate': (meter, position, switches) => {
      if (position === 'open') switches.move(meter, position)
    },
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-002', 'RCD-029'] }],
  consequences: ['control.order'],
}
