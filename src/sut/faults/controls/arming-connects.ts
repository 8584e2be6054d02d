// BUG: to arm is mapped to connect, as the old meters had no button.

import type { Fault } from '../fault.ts'

export const armingConnects: Fault = {
  name: 'arming-connects',
  says: 'A meter that is armed is connected at once.',
  behaviours: {
    'controls.arm': (meter, switches) => switches.move(meter, 'closed'),
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-012'] }],
}
