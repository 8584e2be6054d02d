// BUG: a header that is missing is made of defaults, and the query says the rest.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import { childNamed, element } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { mending, nounOfQuery } from '../../occasions/mending.ts'

const own = (name: string, text: string) => element(envelopeNamespace, name, text)

export const makesUpAHeader: Fault = {
  name: 'makes-up-a-header',
  says: 'A request without a header is served by what its query says.',
  behaviours: {
    'request.bytes': mending((message) => {
      const noun = nounOfQuery(message)
      if (childNamed(message, 'Header') || noun === undefined) return message
      const header = element(envelopeNamespace, 'Header', [own('Verb', 'get'), own('Noun', noun)])
      return { ...message, children: [header, ...message.children] }
    }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-003'] }],
}
