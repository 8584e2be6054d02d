// BUG: the XML library of the server writes a DOCTYPE by default.

import type { Fault } from './fault.ts'

/** The declaration stands behind the XML declaration, if there is one. */
const withDoctype = (text: string) => text.replace(/^(<\?xml[^>]*\?>)?/, '$1<!DOCTYPE Envelope>')

export const replyWithDtd: Fault = {
  name: 'reply-with-dtd',
  says: 'Replies begin with a document type declaration.',
  behaviours: {
    'wire.send': (answer) => ({
      kind: 'send',
      answer: { ...answer, bytes: Buffer.from(withDoctype(Buffer.from(answer.bytes).toString('utf8')), 'utf8') },
    }),
  },
  raises: [{ assertion: 'message.no-dtd', cases: 'every case' }],
  consequences: ['meter-config.changed', 'stored.as-sent', 'stored.fields'],
}
