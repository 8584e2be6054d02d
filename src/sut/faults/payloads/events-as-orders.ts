// BUG: the verb is compared by its beginning.

import type { XmlElement, XmlNode } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const asOrder = (node: XmlNode): XmlNode =>
  node.kind === 'text'
    ? { ...node, text: node.text === 'created' ? 'create' : node.text }
    : { ...node, children: node.children.map(asOrder) }

const read = (document: XmlElement): XmlElement => ({ ...document, children: document.children.map(asOrder) })

export const eventsAsOrders: Fault = {
  name: 'events-as-orders',
  says: 'A request with the verb of an event is carried out as the order that it tells of.',
  behaviours: {
    'request.read': read,
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['ENV-007.created'] },
    { assertion: 'stored.none', cases: ['ENV-007.created'] },
  ],
  consequences: ['expect.result', 'stored.as-sent'],
}
