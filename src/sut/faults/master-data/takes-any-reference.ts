// BUG: references are resolved when they are used, and not before.

import type { Fault } from '../fault.ts'

export const takesAnyReference: Fault = {
  name: 'takes-any-reference',
  says: 'An object is put on file that refers to one that there is not.',
  behaviours: {
    'references.isTaken': () => true,
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: [
        'MD-007.unknown',
        'ERR-022.service-category',
        'ERR-022.usage-point-location',
        'MD-022',
        'PP-004.unknown',
        'MD-004.dangling',
        'GRP-001.unknown',
      ],
    },
    { assertion: 'stored.none', cases: ['MD-007.unknown', 'PP-004.unknown', 'MD-004.dangling'] },
    { assertion: 'stored.not-linked', cases: ['GRP-001.unknown'] },
  ],
}
