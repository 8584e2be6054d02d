// BUG: the typed services were added later, and their replies still come from the generic one.

import type { Fault } from '../fault.ts'

export const typedRequestsByTheGenericReply: Fault = {
  name: 'typed-requests-by-the-generic-reply',
  says: 'What is asked over a typed service is answered by the ResponseMessage of the generic one.',
  behaviours: {
    'typed.reply': () => 'generic-bare',
  },
  wrapper: 'typed',
  raises: [{ assertion: 'typed.reply', cases: 'every case' }],
  consequences: ['callback.by-wsdl'],
}
