// BUG: MessageID is taken for something only requests need.

import type { Fault } from './fault.ts'

export const replyWithoutMessageId: Fault = {
  name: 'reply-without-message-id',
  says: 'Replies bear no MessageID.',
  behaviours: {
    'reply.messageId': () => undefined,
  },
  raises: [{ assertion: 'header.message-id', cases: 'every case' }],
}
