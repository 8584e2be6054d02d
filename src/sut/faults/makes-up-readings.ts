// BUG: where a meter does not answer, its value is calculated and stamped with now.

import type { Fault } from './fault.ts'

export const makesUpReadings: Fault = {
  name: 'makes-up-readings',
  says: 'A meter that cannot be reached has a fresh value all the same.',
  behaviours: {
    'meters.reached': () => true,
  },
  raises: [{ assertion: 'readings.of-unreachable-meter', cases: ['RD-013'] }],
  consequences: ['error.names-object', 'expect.refused', 'expect.result', 'readings.of-asked-objects'],
}
