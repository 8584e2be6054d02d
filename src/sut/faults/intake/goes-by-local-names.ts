// BUG: the reader does not know of namespaces.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import type { XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { mending } from '../../occasions/mending.ts'

/** An element and all in it, what is of a namespace in that of the envelope. */
const inOurs = (element: XmlElement, namespace: string): XmlElement => ({
  ...element,
  namespace: element.namespace === namespace ? envelopeNamespace : element.namespace,
  children: element.children.map((child) => (child.kind === 'element' ? inOurs(child, namespace) : child)),
})

export const goesByLocalNames: Fault = {
  name: 'goes-by-local-names',
  says: 'A request is served in whatever namespace its envelope is.',
  behaviours: {
    'request.bytes': mending((message) =>
      message.name === 'RequestMessage' && message.namespace !== envelopeNamespace
        ? inOurs(message, message.namespace)
        : message,
    ),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-028.edition-2024', 'ENV-028.misspelt'] }],
}
