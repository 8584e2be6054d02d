// BUG: the command is queued for the meter, and the queue has no reader.

import type { Fault } from './fault.ts'

export const switchesStay: Fault = {
  name: 'switches-stay',
  says: 'Controls are answered OK, and no switch moves.',
  behaviours: {
    'controls.operate': () => undefined,
  },
  raises: [
    {
      assertion: 'switch.position',
      cases: ['RCD-001', 'RCD-003', 'RCD-003.with-unknown', 'RCD-004', 'RCD-016', 'RCD-023', 'RCD-028'],
    },
  ],
  consequences: ['control.order'],
}
