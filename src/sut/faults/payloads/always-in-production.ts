// BUG: the context is a constant.

import type { Fault } from '../fault.ts'

export const alwaysInProduction: Fault = {
  name: 'always-in-production',
  says: 'Every reply to a request with a Context says that it is of production.',
  behaviours: {
    'reply.echoedHeaderFields': ({ request }) => (request.context ? { context: 'PRODUCTION' } : {}),
  },
  raises: [{ assertion: 'header.same-context', cases: ['ENV-023', 'ENV-002', 'ENV-021'] }],
}
