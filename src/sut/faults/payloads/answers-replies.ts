// BUG: whatever has a query is a query.

import type { Fault } from '../fault.ts'

export const answersReplies: Fault = {
  name: 'answers-replies',
  says: 'A request that bears the verb of a reply is served like a query.',
  behaviours: {
    'accepts.verb': (verb, archetype) => (verb === 'get' || verb === 'reply') && archetype === 'RequestMessage',
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-007.reply'] }],
}
