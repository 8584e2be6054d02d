// BUG: two layers report the same failure.

import { whereErrorsNameObjects } from './cases.ts'
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
      cases: whereErrorsNameObjects,
    },
  ],
}
