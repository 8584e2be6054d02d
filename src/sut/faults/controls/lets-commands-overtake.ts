// BUG: the lock on the meter is taken only once the command is sent.

import type { Fault } from '../fault.ts'

export const letsCommandsOvertake: Fault = {
  name: 'lets-commands-overtake',
  says: 'A second command is carried out while the first is under way, and the first ends last.',
  behaviours: {
    'controls.busy': () => [],
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-026'] }],
}
