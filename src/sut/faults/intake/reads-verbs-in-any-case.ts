// BUG: verbs are compared without regard to capital letters.

import type { Fault } from '../fault.ts'
import { mendingVerbs } from '../../occasions/mending.ts'

export const readsVerbsInAnyCase: Fault = {
  name: 'reads-verbs-in-any-case',
  says: 'A query is served whose verb is written with capital letters.',
  behaviours: {
    'request.bytes': mendingVerbs((verb) => verb.toLowerCase()),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-006.with-a-capital', 'ENV-006.in-capitals'] }],
}
