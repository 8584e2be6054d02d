// BUG: two layers report the same failure.

import type { Fault } from './fault.ts'

export const errorsTwice: Fault = {
  name: 'errors-twice',
  says: 'Every Error stands in the reply twice.',
  behaviours: {
    'reply.errors': ({ errors }) => [...errors, ...errors],
  },
  raises: [
    {
      assertion: 'error.one-each',
      cases: ['RD-005.one-unsupported', 'RD-010', 'ERR-004.name', 'ERR-004.mrid', 'ERR-006'],
    },
  ],
}
