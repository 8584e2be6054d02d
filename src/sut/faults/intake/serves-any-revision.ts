// BUG: the revision is not looked at.

import type { Fault } from '../fault.ts'

export const servesAnyRevision: Fault = {
  name: 'serves-any-revision',
  says: 'A request of a Revision that nobody serves is served as if it were of the usual one.',
  behaviours: {
    'accepts.header': () => undefined,
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-014.unsupported'] }],
}
