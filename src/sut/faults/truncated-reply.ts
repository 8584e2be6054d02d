// BUG: the connection is closed before the buffer is flushed.

import type { Fault } from './fault.ts'

export const truncatedReply: Fault = {
  name: 'truncated-reply',
  says: 'Replies break off in the middle.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'cut', answer, afterBytes: Math.floor(answer.bytes.byteLength / 2) }),
  },
  raises: [{ assertion: 'message.complete', cases: 'every case' }],
  consequences: ['meter-config.changed', 'stored.as-sent'],
}
