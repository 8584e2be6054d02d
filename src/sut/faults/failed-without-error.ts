// BUG: the Errors are dropped on the way when nothing could be served.

import type { Fault } from './fault.ts'

export const failedWithoutError: Fault = {
  name: 'failed-without-error',
  says: 'FAILED replies hold no Error.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload ? errors : []),
  },
  raises: [],
}
