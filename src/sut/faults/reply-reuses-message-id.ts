// BUG: the MessageID is copied from the request.

import type { Fault } from './fault.ts'

export const replyReusesMessageId: Fault = {
  name: 'reply-reuses-message-id',
  says: 'Replies bear the MessageID of the request.',
  behaviours: {
    'reply.messageId': ({ request, newId }) => request.messageId?.value ?? newId(),
  },
  raises: [{ assertion: 'header.own-message-id', cases: 'every case' }],
}
