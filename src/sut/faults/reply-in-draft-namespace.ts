// BUG: the schemas of a draft were used, whose namespace has a "www." that the final ones lack.

import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import type { Fault } from './fault.ts'

const draft = 'http://www.iec.ch/TC57/2011/schema/message'

const inDraft = (node: XmlNode): XmlNode => (node.kind === 'element' ? renamed(node) : node)
const renamed = (element: XmlElement): XmlElement => ({
  ...element,
  namespace: element.namespace === envelopeNamespace ? draft : element.namespace,
  children: element.children.map(inDraft),
})

export const replyInDraftNamespace: Fault = {
  name: 'reply-in-draft-namespace',
  says: 'Replies stand in the envelope namespace of a draft.',
  behaviours: { 'wire.document': renamed },
  raises: [{ assertion: 'soap.message', cases: 'every case' }],
  consequences: ['event.of-head-end', 'event.redelivered', 'event.told', 'meter-config.changed', 'stored.as-sent'],
}
