// BUG: the end of a link is not compared with its beginning.

import type { Fault } from '../fault.ts'

export const endsWhatHasNotBegun: Fault = {
  name: 'ends-what-has-not-begun',
  says: 'A link is ended at a time before it begins.',
  behaviours: {
    'links.endsBefore': () => false,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['MD-011.end'] },
    { assertion: 'stored.linked', cases: ['MD-011.end'] },
  ],
}
