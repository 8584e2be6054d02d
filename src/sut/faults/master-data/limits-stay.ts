// BUG: the limits of a switch are set when it is installed.

import type { Fault } from '../fault.ts'

export const limitsStay: Fault = {
  name: 'limits-stay',
  says: 'A change of the limits of a switch is answered OK, and nothing is changed.',
  behaviours: {
    'registry.changed': (old, due) => (old.name === 'ConnectDisconnectFunction' ? old : due),
  },
  raises: [{ assertion: 'stored.fields', cases: ['MD-025', 'MD-025.negative'] }],
}
