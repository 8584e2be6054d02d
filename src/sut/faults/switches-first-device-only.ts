// BUG: the element is read as if it could stand once.

import type { Fault } from './fault.ts'

export const switchesFirstDeviceOnly: Fault = {
  name: 'switches-first-device-only',
  says: 'Of several devices of a control the first is operated, and OK is told for all.',
  behaviours: {
    'controls.operated': (meters) => meters.slice(0, 1),
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-003', 'RCD-028'] }],
  consequences: ['expect.result', 'programme.told'],
}
