// BUG: the id of the conversation is read before anything else, and must be there.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const demandsACorrelationId: Fault = {
  name: 'demands-a-correlation-id',
  says: 'A request without CorrelationID is refused.',
  behaviours: {
    'accepts.header': (header) => (header.correlationId ? conforming['accepts.header'](header) : '1.5'),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-001.any-optional-field', 'ENV-001.correlationid'] }],
}
