// BUG: the reader waits for the first byte, however long the message says it is.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const waitsForTheFirstByte: Fault = {
  name: 'waits-for-the-first-byte',
  says: 'A request with nothing in it is never answered.',
  behaviours: {
    'wire.send': (answer) => (answer.unparsed?.length === 0 ? { kind: 'silence' } : conforming['wire.send'](answer)),
  },
  raises: [{ assertion: 'sequence.answered', cases: ['MEP-030.empty'] }],
}
