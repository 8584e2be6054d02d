// BUG: the account of the asker is looked up by the source, and must be there.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const demandsASource: Fault = {
  name: 'demands-a-source',
  says: 'A request without Source is refused.',
  behaviours: {
    'accepts.header': (header) => (header.source ? conforming['accepts.header'](header) : '1.5'),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-001.any-optional-field', 'ENV-001.source', 'ENV-022.absent'] }],
}
