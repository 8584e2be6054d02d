// BUG: links are kept by the month, for the billing.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** The text of a date, put back to the first day of its month. */
const dated = (element: XmlElement): XmlElement => ({
  ...element,
  children: elements(element).length
    ? elements(element).map(dated)
    : element.children.map((child) =>
        child.kind === 'text' && element.name === 'effectiveDateTime'
          ? { ...child, text: child.text.replace(/-\d\dT.*/, '-01T00:00:00Z') }
          : child,
      ),
})

export const linksFromTheFirstOfTheMonth: Fault = {
  name: 'links-from-the-first-of-the-month',
  says: 'A link is told to hold from the first day of its month.',
  behaviours: {
    'links.stored': (link) => dated(link),
  },
  raises: [{ assertion: 'stored.linked', cases: ['MD-008'] }],
  consequences: ['expect.refused', 'stored.not-linked'],
}
