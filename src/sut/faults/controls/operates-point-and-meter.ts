// BUG: each list is gone through by itself.

import type { Fault } from '../fault.ts'

export const operatesPointAndMeter: Fault = {
  name: 'operates-point-and-meter',
  says: 'A meter and the usage point of another are both operated.',
  behaviours: {
    'controls.pair': () => true,
  },
  raises: [{ assertion: 'expect.refused', cases: ['RCD-018.contradiction'] }],
}
