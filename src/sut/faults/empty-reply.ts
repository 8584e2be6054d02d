// BUG: the reply is acknowledged and then forgotten.

import type { Fault } from './fault.ts'

export const emptyReply: Fault = {
  name: 'empty-reply',
  says: 'Requests are answered with HTTP 200 and no body.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'send', answer: { ...answer, status: 200, bytes: new Uint8Array() } }),
  },
  raises: [{ assertion: 'message.xml', cases: 'every case' }],
  consequences: ['meter-config.changed', 'stored.as-sent', 'stored.fields'],
}
