// BUG: less than, where less or equal was meant.

import { most } from '../../reference/load.ts'
import type { Fault } from '../fault.ts'

export const refusesAtTheLimit: Fault = {
  name: 'refuses-at-the-limit',
  says: 'A query of exactly as many meters as may be named is refused.',
  behaviours: {
    'load.takesItems': (named) => named < most.items,
  },
  raises: [{ assertion: 'expect.result', cases: ['ERR-023'] }],
  consequences: ['expect.error-code'],
}
