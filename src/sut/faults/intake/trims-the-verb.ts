// BUG: blanks around a verb are cut off before it is compared.

import type { Fault } from '../fault.ts'
import { mendingVerbs } from '../../occasions/mending.ts'

export const trimsTheVerb: Fault = {
  name: 'trims-the-verb',
  says: 'A query is served whose verb stands among blanks.',
  behaviours: {
    'request.bytes': mendingVerbs((verb) => verb.trim()),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-006.among-blanks'] }],
}
