// BUG: the web framework's default content type is left as it is.

import type { Fault } from './fault.ts'

export const wrongContentType: Fault = {
  name: 'wrong-content-type',
  says: 'SOAP 1.1 replies are sent as application/json.',
  behaviours: {
    'wire.send': (answer) => ({
      kind: 'send',
      answer: { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } },
    }),
  },
  raises: [{ assertion: 'http.content-type', cases: 'every case' }],
}
