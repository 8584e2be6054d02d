// BUG: a request that wants to be acknowledged is copied for the acknowledgement, and the reply is made from that copy.

import type { Fault } from '../fault.ts'

export const headerOfWhoWantsAcknowledgements: Fault = {
  name: 'header-of-who-wants-acknowledgements',
  says: 'Where the request says whether it wants an acknowledgement, the reply bears the Source of the request.',
  behaviours: {
    'reply.echoedHeaderFields': ({ request }) =>
      request.ackRequired && request.source ? { source: request.source.value } : {},
  },
  raises: [{ assertion: 'header.not-echoed', cases: ['ENV-002', 'ENV-021', 'MEP-014'] }],
}
