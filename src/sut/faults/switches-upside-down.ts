// BUG: the bit of the switch means open, and is read as closed.

import type { Fault } from './fault.ts'

export const switchesUpsideDown: Fault = {
  name: 'switches-upside-down',
  says: 'An open switch is told to be closed, and the other way round.',
  behaviours: {
    'switches.told': (meter, switches) => (switches.position(meter) === 'open' ? 'closed' : 'open'),
  },
  raises: [{ assertion: 'readings.known-value', cases: ['RCD-015.closed', 'RCD-015.open'] }],
  consequences: ['switch.position'],
}
