// BUG: the Errors are dropped on the way when nothing could be served.

import { whereSomethingIsRefused } from './cases.ts'
import type { Fault } from './fault.ts'

export const failedWithoutError: Fault = {
  name: 'failed-without-error',
  says: 'FAILED replies hold no Error.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload ? errors : []),
  },
  raises: [
    {
      assertion: 'reply.failed-with-error',
      cases: whereSomethingIsRefused,
    },
    { assertion: 'error.names-object', cases: ['ERR-004.name', 'ERR-004.mrid'] },
  ],
  consequences: ['expect.refused', 'expect.result', 'stored.fields'],
}
