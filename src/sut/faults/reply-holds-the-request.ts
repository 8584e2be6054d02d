// BUG: the answer is written into the request.

import { envelopeNamespace } from '../../message/namespaces.ts'
import { element, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** The document with an empty Request before each Reply of a response. */
const withRequest = (parent: XmlElement): XmlElement => ({
  ...parent,
  children: parent.children.flatMap((child): readonly XmlNode[] => {
    if (child.kind === 'text') return [child]
    const isReply = parent.name === 'ResponseMessage' && child.name === 'Reply'
    return isReply ? [element(envelopeNamespace, 'Request', []), child] : [withRequest(child)]
  }),
})

export const replyHoldsTheRequest: Fault = {
  name: 'reply-holds-the-request',
  says: 'Replies hold a Request beside their Reply.',
  behaviours: { 'wire.document': withRequest },
  raises: [
    { assertion: 'message.parts', cases: ['RD-001', 'ENV-002', 'ERR-012', 'MEP-001', 'MEP-044'] },
    { assertion: 'schema.envelope', cases: ['RD-001', 'ENV-002', 'ERR-012', 'MEP-001', 'MEP-044'] },
  ],
}
