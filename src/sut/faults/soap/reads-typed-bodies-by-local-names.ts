// BUG: the dispatcher of the typed services looks at the local name of the element in the Body.

import { typedQueryNamespace } from '../../../message/namespaces.ts'
import type { XmlElement } from '../../../xml/tree.ts'
import { mending } from '../../occasions/mending.ts'
import type { Fault } from '../fault.ts'

/** A typed message in another namespace: its element and the parts in it; what is in them is of other namespaces. */
const moved = (message: XmlElement, namespace: string): XmlElement => ({
  ...message,
  namespace,
  children: message.children.map((child) =>
    child.kind === 'element' && child.namespace === message.namespace ? { ...child, namespace } : child,
  ),
})

export const readsTypedBodiesByLocalNames: Fault = {
  name: 'reads-typed-bodies-by-local-names',
  says: 'A typed query is served in whatever namespace its element is.',
  behaviours: {
    'request.bytes': mending((message) => {
      const [, noun] = /^Get([A-Z]\w+)$/.exec(message.name) ?? []
      return noun === undefined ? message : moved(message, typedQueryNamespace(noun))
    }),
  },
  wrapper: 'typed',
  raises: [{ assertion: 'expect.strict-reader', cases: ['TRS-004.of-an-object', 'TRS-004.another-noun'] }],
}
