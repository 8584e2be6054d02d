// BUG: the id of the object is lost on the way from the lookup to the Error.

import { whereErrorsNameObjects } from './cases.ts'
import type { Fault } from './fault.ts'

export const errorsWithoutIds: Fault = {
  name: 'errors-without-ids',
  says: 'Errors do not tell which object they are about.',
  behaviours: {
    'reply.errors': ({ errors }) =>
      errors.map(({ code, level = 'FATAL' }) => ({ code, level, reason: 'The object is not available.' })),
  },
  raises: [
    {
      assertion: 'error.names-object',
      cases: [...whereErrorsNameObjects, 'ERR-005'],
    },
  ],
  consequences: ['operations.bad-named'],
}
