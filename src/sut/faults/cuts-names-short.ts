// BUG: the column is that wide, and nobody looks.

import type { XmlElement } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

const widest = 64

const cutNames = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.map((child) =>
    child.kind === 'element'
      ? cutNames(child)
      : element.name === 'name'
        ? { ...child, text: child.text.trim().slice(0, widest) }
        : child,
  ),
})

export const cutsNamesShort: Fault = {
  name: 'cuts-names-short',
  says: 'Names are cut off after 64 characters.',
  behaviours: {
    'registry.stored': (object) => cutNames(object),
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['MD-026.many-characters'] }],
}
