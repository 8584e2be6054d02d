// BUG: the detail of a fault is filled by what makes replies.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** An element and all in it, FaultMessages under the name of a reply. */
const asReply = (source: XmlElement): XmlElement => ({
  ...source,
  name: source.name.replace(/FaultMessage$/, 'ResponseMessage'),
  children: source.children.map((child) => (child.kind === 'element' ? asReply(child) : child)),
})

const holdsFault = (envelope: XmlElement): boolean =>
  elements(envelope).some((body) => elements(body).some(({ name }) => name === 'Fault'))

const cases = ['TRS-010.without-header', 'TRS-010.cut-off']

export const faultsHoldAReply: Fault = {
  name: 'faults-hold-a-reply',
  says: 'The detail of a SOAP fault holds a ResponseMessage.',
  behaviours: {
    'wire.document': (envelope) => (holdsFault(envelope) ? asReply(envelope) : envelope),
  },
  raises: [
    { assertion: 'expect.fault-detail', cases },
    { assertion: 'schema.envelope', cases },
  ],
}
