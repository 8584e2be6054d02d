// BUG: the payload is taken to have one child.

import type { XmlElement, XmlNode } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const firstOnly = (element: XmlElement): readonly XmlNode[] => {
  const first = element.children.find(({ kind }) => kind === 'element')
  return first && element.name === 'Payload' ? [first] : element.children
}

const read = (element: XmlElement): XmlElement => ({
  ...element,
  children: firstOnly(element).map((child) => (child.kind === 'text' ? child : read(child))),
})

export const takesTheFirstRoot: Fault = {
  name: 'takes-the-first-root',
  says: 'Of a payload with several roots the first is carried out, and the answer is OK.',
  behaviours: {
    'request.read': read,
  },
  raises: [{ assertion: 'stored.fields', cases: ['PAY-006'] }],
  consequences: ['stored.none'],
}
