// BUG: the archive keeps values and forgets where they came from.

import type { Fault } from './fault.ts'

export const estimatesWithoutQuality: Fault = {
  name: 'estimates-without-quality',
  says: 'Estimated values bear no quality.',
  behaviours: {
    'readings.qualities': () => [],
  },
  raises: [
    { assertion: 'readings.quality-told', cases: ['RD-014'] },
    { assertion: 'push.quality-told', cases: ['RD-048.estimates'] },
  ],
}
