// BUG: CorrelationID is drawn afresh, as MessageID is.

import type { Fault } from './fault.ts'

export const replyCorrelatesWithAnother: Fault = {
  name: 'reply-correlates-with-another',
  says: 'Replies bear a CorrelationID that belongs to no request.',
  behaviours: {
    'reply.correlationId': ({ newId }) => newId(),
  },
  raises: [
    { assertion: 'sequence.correlated', cases: 'every case' },
    { assertion: 'sequence.correlated-by-message-id', cases: ['ENV-001.correlationid'] },
  ],
  consequences: ['async.correlated', 'async.result'],
}
