// BUG: the operation is known where the error is caught, and not where it is written.

import type { Fault } from './fault.ts'

export const errorsWithoutOperation: Fault = {
  name: 'errors-without-operation',
  says: 'The Errors of a set do not say which operation they are about.',
  behaviours: {
    'reply.errors': ({ errors }) => errors.map(({ operationId: _, ...error }) => error),
  },
  raises: [
    {
      assertion: 'operations.bad-named',
      cases: [
        'OPS-003.third',
        'OPS-003.first',
        'OPS-003.last',
        'OPS-004',
        'OPS-006.wrong-order',
        'OPS-007.false',
        'OPS-007.omitted',
        'OPS-009',
      ],
    },
  ],
}
