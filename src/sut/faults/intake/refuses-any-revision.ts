// BUG: the revisions that are served are kept in a table, and nobody ever filled it.

import type { Fault } from '../fault.ts'

export const refusesAnyRevision: Fault = {
  name: 'refuses-any-revision',
  says: 'A request that bears a Revision is refused, though it is the one that is served.',
  behaviours: {
    'accepts.header': ({ revision }) => (revision?.value ? '1.9' : undefined),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-014'] }],
}
