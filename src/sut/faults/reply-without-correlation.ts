// BUG: the reply header is built without looking at the request.

import type { Fault } from './fault.ts'

export const replyWithoutCorrelation: Fault = {
  name: 'reply-without-correlation',
  says: 'Replies bear no CorrelationID.',
  behaviours: {
    'reply.correlationId': () => undefined,
  },
  raises: [
    { assertion: 'sequence.correlated', cases: 'every case' },
    { assertion: 'sequence.correlated-by-message-id', cases: ['ENV-001.correlationid'] },
  ],
  consequences: ['async.correlated', 'async.result'],
}
