// BUG: the time is mandatory in the newer form of the envelope, and so it is made here.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const demandsATimestamp: Fault = {
  name: 'demands-a-timestamp',
  says: 'A request without Timestamp is refused.',
  behaviours: {
    'accepts.header': (header) => (header.timestamp ? conforming['accepts.header'](header) : '1.5'),
  },
  raises: [
    { assertion: 'expect.result', cases: ['ENV-001.any-optional-field', 'ENV-001.timestamp', 'ENV-015.absent'] },
  ],
}
