// BUG: the query for the meters has a LIMIT, and nobody looks whether there were more.

import { most } from '../../reference/load.ts'
import type { Fault } from '../fault.ts'

export const servesTheFirstItems: Fault = {
  name: 'serves-the-first-items',
  says: 'Of more meters than are read for one answer the first are served, and nothing is said of the others.',
  behaviours: {
    'load.takesItems': () => true,
    'meters.served': (meters) => meters.slice(0, most.items),
  },
  raises: [{ assertion: 'readings.complete', cases: ['ERR-023'] }],
}
