// BUG: the log of messages has the id as its key, and takes none without.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const demandsAMessageId: Fault = {
  name: 'demands-a-message-id',
  says: 'A request without MessageID is refused.',
  behaviours: {
    'accepts.header': (header) => (header.messageId ? conforming['accepts.header'](header) : '1.5'),
  },
  raises: [{ assertion: 'expect.result', cases: ['ENV-001.any-optional-field', 'ENV-001.messageid'] }],
}
