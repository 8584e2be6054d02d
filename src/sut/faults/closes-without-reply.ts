// BUG: the worker dies and takes the connection with it.

import type { Fault } from './fault.ts'

export const closesWithoutReply: Fault = {
  name: 'closes-without-reply',
  says: 'The connection is closed instead of a reply.',
  behaviours: {
    'wire.send': () => ({ kind: 'close' }),
  },
  raises: [{ assertion: 'sequence.answered', cases: 'every case' }],
  consequences: ['client.takes-result'],
}
