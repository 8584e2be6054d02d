// BUG: the timer is started by an event that never comes.

import type { Fault } from '../fault.ts'

export const neverDisarms: Fault = {
  name: 'never-disarms',
  says: 'A meter that was armed stays so.',
  behaviours: {
    'controls.disarm': () => undefined,
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-012'] }],
}
