// BUG: the times of readings are local, and do not say so.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const readingTimesWithoutZone: Fault = {
  name: 'reading-times-without-zone',
  says: 'Time stamps of readings tell no zone.',
  behaviours: { 'readings.time': (now, query) => conforming['readings.time'](now, query).replace(/Z$/, '') },
  raises: [
    {
      assertion: 'value.time-zone',
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
  ],
}
