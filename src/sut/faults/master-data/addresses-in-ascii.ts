// BUG: the printer of the field service knows no accents.

import type { XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const plain = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.map((child) =>
    child.kind === 'element' ? plain(child) : { ...child, text: child.text.replace(/[-￿]/g, '?') },
  ),
})

export const addressesInAscii: Fault = {
  name: 'addresses-in-ascii',
  says: 'Addresses lose the letters that ASCII does not have.',
  behaviours: {
    'registry.stored': (object) => (object.name.endsWith('Location') ? plain(object) : object),
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['MD-007', 'MD-017.service-location'] }],
  consequences: ['stored.fields'],
}
