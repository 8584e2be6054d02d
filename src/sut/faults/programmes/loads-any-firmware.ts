// BUG: the name of an image is not looked up.

import type { Fault } from '../fault.ts'

export const loadsAnyFirmware: Fault = {
  name: 'loads-any-firmware',
  says: 'An image that there is not is ordered, and told to run.',
  behaviours: {
    'firmware.takes': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['FW-001.bad-image'] },
    { assertion: 'meter-config.device-ids', cases: ['FW-001.bad-image'] },
  ],
}
