// BUG: any Error makes the reply PARTIAL, even when there is nothing beside it.

import type { Fault } from './fault.ts'

export const partialForTotalFailure: Fault = {
  name: 'partial-for-total-failure',
  says: 'Result is PARTIAL where nothing at all could be served.',
  behaviours: {
    'reply.result': ({ errors }) => (errors.length ? 'PARTIAL' : 'OK'),
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: [
        'RD-003.unknown',
        'RD-004.no-meter',
        'ERR-012',
        'ERR-013.seventeen-parts',
        'ERR-013.letters',
        'ERR-014',
        'ERR-015',
        'ERR-002',
        'ERR-004.name',
        'ERR-004.mrid',
        'ERR-009',
      ],
    },
  ],
}
