// BUG: there is one table of reading types for all commodities.

import { forwardEnergy, waterVolume } from '../reference/readings.ts'
import type { Fault } from './fault.ts'

export const waterAsElectricity: Fault = {
  name: 'water-as-electricity',
  says: 'What a water meter counts is told under a type of electricity.',
  behaviours: {
    'readings.reference': (readingType) => (readingType === waterVolume ? forwardEnergy : readingType),
  },
  raises: [
    { assertion: 'readings.complete', cases: ['RD-023'] },
    { assertion: 'readings.of-asked-types', cases: ['RD-023'] },
  ],
}
