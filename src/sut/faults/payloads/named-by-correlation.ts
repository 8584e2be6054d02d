// BUG: one id for two purposes.

import type { Fault } from '../fault.ts'

export const namedByCorrelation: Fault = {
  name: 'named-by-correlation',
  says: 'A reply bears the CorrelationID of its request as MessageID.',
  behaviours: {
    'reply.messageId': ({ request, newId }) => request.correlationId?.value ?? newId(),
  },
  raises: [{ assertion: 'header.own-message-id', cases: ['ENV-017'] }],
  consequences: ['run.own-message-id'],
}
