// BUG: the tiers of a price overwrite each other.

import { childNamed, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** The element without its tiers but the first. */
function withOneTier(element: XmlElement): XmlElement {
  const first = childNamed(element, 'PanPricingDetails')
  return {
    ...element,
    children: element.children.filter(
      (child) => child.kind !== 'element' || child.name !== 'PanPricingDetails' || child === first,
    ),
  }
}

export const keepsOneTier: Fault = {
  name: 'keeps-one-tier',
  says: 'Of the tiers of a price only the first is kept.',
  behaviours: {
    'pan.kept': (control) => ({
      ...control,
      children: control.children.map((child) => (child.kind === 'element' ? withOneTier(child) : child)),
    }),
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['DR-010.as-sent'] }],
}
