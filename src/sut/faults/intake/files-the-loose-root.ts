// BUG: what comes under the loose root is taken for an event, which only has to be acknowledged.

import type { Fault } from '../fault.ts'

export const filesTheLooseRoot: Fault = {
  name: 'files-the-loose-root',
  says: 'A request under the root Message is answered OK, with nothing in it.',
  behaviours: {
    'request.outcome': (outcome, { root }) => (root.name === 'Message' ? { errors: [], done: true } : outcome),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-033.a-request', 'ENV-033.with-a-reply'] }],
}
