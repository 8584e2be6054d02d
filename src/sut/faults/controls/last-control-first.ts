// BUG: they are put on a stack.

import type { Fault } from '../fault.ts'

export const lastControlFirst: Fault = {
  name: 'last-control-first',
  says: 'The controls of a message are carried out from the last to the first.',
  behaviours: {
    'controls.taken': (controls) => [...controls].reverse(),
  },
  raises: [
    { assertion: 'switch.position', cases: ['RCD-014', 'RCD-014.failing-step'] },
    { assertion: 'control.order', cases: ['RCD-014'] },
  ],
}
