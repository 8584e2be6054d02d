// BUG: the parser for what is no XML knows ids only.

import { childNamed, elements, textOf, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const named = ['mRID', 'Names']
const withIdsOnly = (object: XmlElement): XmlElement => ({
  ...object,
  children: elements(object).filter(({ name }) => named.includes(name)),
})

function read(element: XmlElement): XmlElement {
  const format = element.name === 'Payload' ? childNamed(element, 'Format') : undefined
  if (!format || textOf(format) === 'XML')
    return { ...element, children: element.children.map((child) => (child.kind === 'text' ? child : read(child))) }
  return {
    ...element,
    children: elements(element).map((profile) =>
      profile === format ? profile : { ...profile, children: elements(profile).map(withIdsOnly) },
    ),
  }
}

export const readsAnyFormat: Fault = {
  name: 'reads-any-format',
  says: 'A payload of another format is read as far as it can be, and the rest is lost.',
  behaviours: {
    'request.read': read,
    'payload.format': () => true,
  },
  raises: [{ assertion: 'stored.fields', cases: ['PAY-004.pdf'] }],
}
