// BUG: the value is formatted for the screen.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const valuesWithUnits: Fault = {
  name: 'values-with-units',
  says: 'Values bear their unit.',
  behaviours: { 'readings.value': (...reading) => `${conforming['readings.value'](...reading)} kWh` },
  raises: [
    {
      assertion: 'value.number',
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
