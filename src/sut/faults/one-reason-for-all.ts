// BUG: the reason is that of the query, not that of the reading.

import type { Fault } from './fault.ts'

export const oneReasonForAll: Fault = {
  name: 'one-reason-for-all',
  says: 'Every reading of the past was taken for an inquiry.',
  behaviours: {
    'readings.reason': () => 'inquiry',
  },
  raises: [{ assertion: 'readings.reason-true', cases: ['RD-016'] }],
}
