// BUG: the attributes of Error/ID were taken for optional ornaments.

import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import { whereErrorsNameObjects } from './cases.ts'
import type { Fault } from './fault.ts'

const bare = (node: XmlNode): XmlNode => (node.kind === 'element' ? stripped(node) : node)
const stripped = (element: XmlElement): XmlElement => ({
  ...element,
  attributes: element.name === 'ID' && element.namespace === envelopeNamespace ? [] : element.attributes,
  children: element.children.map(bare),
})

export const idsWithoutKind: Fault = {
  name: 'ids-without-kind',
  says: 'The ID of an Error does not say what kind of id it is.',
  behaviours: { 'wire.document': stripped },
  raises: [
    {
      assertion: 'error.id-kind',
      cases: whereErrorsNameObjects,
    },
  ],
}
