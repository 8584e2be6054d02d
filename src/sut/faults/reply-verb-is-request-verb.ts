// BUG: the verb is copied from the request instead of being set to reply.

import type { Fault } from './fault.ts'

export const replyVerbIsRequestVerb: Fault = {
  name: 'reply-verb-is-request-verb',
  says: 'Replies bear the verb of the request.',
  behaviours: {
    'reply.verb': ({ request }) => request.verb?.value ?? 'reply',
  },
  raises: [
    { assertion: 'verb.root', cases: 'every case' },
    { assertion: 'schema.envelope', cases: ['ENV-005.subscribe', 'ENV-005.show', 'ENV-005.publish'] },
  ],
}
