// BUG: whoever is not in the table of partners is turned away, though the head end is said to serve him.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const refusesUnknownSources: Fault = {
  name: 'refuses-unknown-sources',
  says: 'A request of an unknown Source is refused, against what is declared.',
  behaviours: {
    'accepts.header': (header) =>
      header.source?.value.includes('UNKNOWN') ? '2.14' : conforming['accepts.header'](header),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-022'] }],
}
