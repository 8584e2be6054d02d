// BUG: the service is chosen by the first tag; where there is none, the thread dies and takes the connection with it.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const hangsUpOnPlainText: Fault = {
  name: 'hangs-up-on-plain-text',
  says: 'Where a text without any tag comes, the connection is closed instead of a reply.',
  behaviours: {
    'wire.send': (answer) =>
      answer.unparsed?.length && !Buffer.from(answer.unparsed).includes('<')
        ? { kind: 'close' }
        : conforming['wire.send'](answer),
  },
  raises: [{ assertion: 'sequence.answered', cases: ['MEP-030.no-xml'] }],
}
