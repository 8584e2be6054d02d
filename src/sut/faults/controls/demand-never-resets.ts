// BUG: the reset is sent to the register of energy.

import type { Fault } from '../fault.ts'

export const demandNeverResets: Fault = {
  name: 'demand-never-resets',
  says: 'A demand reset is answered OK, and the register goes on.',
  behaviours: {
    'controls.resetDemand': () => undefined,
  },
  raises: [{ assertion: 'demand.reset', cases: ['RD-031'] }],
}
