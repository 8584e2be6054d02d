// BUG: the check of an install code is left to the device.

import type { Fault } from '../fault.ts'

export const takesAnyInstallCode: Fault = {
  name: 'takes-any-install-code',
  says: 'A device is put on file with an install code that can be none.',
  behaviours: {
    'installCodes.isTaken': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['PAN-001.malformed'] },
    { assertion: 'stored.none', cases: ['PAN-001.malformed'] },
  ],
}
