// BUG: the key of a database row is sent where the code belongs.

import { conforming } from '../behaviours.ts'
import { whereReadingsAreExpected } from './cases.ts'
import type { Fault } from './fault.ts'

export const referencesLeadNowhere: Fault = {
  name: 'references-lead-nowhere',
  says: 'Readings refer to reading types that the reply does not define.',
  behaviours: { 'readings.reference': (type) => `RT${String(conforming['readings.reference'](type).length)}` },
  raises: [
    {
      assertion: 'reference.resolved',
      cases: {
        allBut: [
          'ENV-001.any-optional-field',
          'ENV-001.messageid',
          'ENV-001.correlationid',
          'ENV-001.timestamp',
          'ENV-001.source',
          'ENV-002',
        ],
      },
    },
    {
      assertion: 'readings.complete',
      cases: whereReadingsAreExpected,
    },
    {
      assertion: 'readings.of-asked-types',
      cases: whereReadingsAreExpected,
    },
  ],
  consequences: ['expect.not-misread', 'readings.every-interval', 'schedule.delivered', 'schedule.of-scheduled'],
}
