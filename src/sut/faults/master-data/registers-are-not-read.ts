// BUG: what can be read is a list in the code.

import type { Fault } from '../fault.ts'

export const registersAreNotRead: Fault = {
  name: 'registers-are-not-read',
  says: 'A meter that was put on file with a register is told not to have it.',
  behaviours: {
    'registers.isKnown': () => false,
  },
  raises: [{ assertion: 'readings.register-known', cases: ['MD-005'] }],
}
