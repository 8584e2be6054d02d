// BUG: the register number of the meter model stands where the reading type belongs.

import { whereReadingsAreExpected } from './cases.ts'
import type { Fault } from './fault.ts'

export const mixedIds: Fault = {
  name: 'mixed-ids',
  says: 'Readings refer to a reading type that nobody asked for and that the reply does not hold.',
  behaviours: {
    'readings.reference': () => '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.6.72.0',
  },
  raises: [
    { assertion: 'expect.not-misread', cases: ['RD-041.neither'] },
    { assertion: 'value.one-register', cases: ['MEP-001', 'RD-005', 'RD-005.one-unsupported', 'RD-010', 'ERR-001'] },
    {
      assertion: 'readings.complete',
      cases: whereReadingsAreExpected,
    },
    {
      assertion: 'readings.of-asked-types',
      cases: whereReadingsAreExpected,
    },
  ],
  consequences: ['readings.every-interval', 'schedule.delivered', 'schedule.of-scheduled'],
}
