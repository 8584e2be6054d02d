// BUG: the last part of the code is lost where it is copied.

import { conforming } from '../behaviours.ts'
import { whereReadingsAreExpected } from './cases.ts'
import type { Fault } from './fault.ts'

export const malformedReadingTypes: Fault = {
  name: 'malformed-reading-types',
  says: 'Reading types in replies have seventeen parts.',
  behaviours: {
    'readings.reference': (type) => conforming['readings.reference'](type).split('.').slice(0, -1).join('.'),
  },
  raises: [
    {
      assertion: 'code.reading-type',
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
