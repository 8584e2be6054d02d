// BUG: a retry does not ask whether the first attempt succeeded.

import type { XmlElement } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** The same document under another MessageID. */
export const asNewMessage = (element: XmlElement): XmlElement => ({
  ...element,
  children:
    element.name === 'MessageID'
      ? [...element.children, { kind: 'text', text: '-again' }]
      : element.children.map((child) => (child.kind === 'element' ? asNewMessage(child) : child)),
})

export const callsBackTwice: Fault = {
  name: 'calls-back-twice',
  says: 'Results are sent twice, each time as a new message.',
  behaviours: {
    'async.deliveries': (due) => [...due, ...due.map((one) => ({ ...one, document: asNewMessage(one.document) }))],
  },
  raises: [{ assertion: 'async.result-once', cases: ['MEP-004', 'MEP-014', 'RD-012'] }],
  consequences: ['operations.replied-once'],
}
