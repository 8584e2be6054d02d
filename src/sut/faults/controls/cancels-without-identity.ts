// BUG: a list of nothing is gone through without an error.

import type { Fault } from '../fault.ts'

export const cancelsWithoutIdentity: Fault = {
  name: 'cancels-without-identity',
  says: 'A cancellation that names no control is answered OK, and nothing is called off.',
  behaviours: {
    'controls.unnamed': () => undefined,
  },
  raises: [{ assertion: 'switch.position', cases: ['MEP-026.meter-alone'] }],
}
