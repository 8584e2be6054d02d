// BUG: the element is read as if it could stand once.

import type { Fault } from './fault.ts'

export const forgetsTheSecondControl: Fault = {
  name: 'forgets-the-second-control',
  says: 'Of several controls in a message the first is carried out, and OK is told.',
  behaviours: {
    'controls.taken': (controls) => controls.slice(0, 1),
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-004', 'RCD-029'] }],
  consequences: ['control.order', 'expect.result'],
}
