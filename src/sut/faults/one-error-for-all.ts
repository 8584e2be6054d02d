// BUG: the loop over the objects ends at the first Error that is written.

import type { Fault } from './fault.ts'

export const oneErrorForAll: Fault = {
  name: 'one-error-for-all',
  says: 'A single Error names the first bad object only.',
  behaviours: {
    'reply.errors': ({ errors }) => errors.slice(0, 1),
  },
  raises: [{ assertion: 'error.names-object', cases: ['RD-010', 'ERR-006'] }],
  consequences: ['operations.bad-named'],
}
