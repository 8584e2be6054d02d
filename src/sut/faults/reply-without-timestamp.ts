// BUG: Timestamp is optional in the schema, so nobody sets it.

import type { Fault } from './fault.ts'

export const replyWithoutTimestamp: Fault = {
  name: 'reply-without-timestamp',
  says: 'Replies bear no Timestamp.',
  behaviours: {
    'reply.timestamp': () => undefined,
  },
  raises: [],
}
