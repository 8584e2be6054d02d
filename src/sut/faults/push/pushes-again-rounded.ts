// BUG: what is sent a second time, to be safe, comes from the archive, which keeps two digits.

import { elements, textOf, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** An element with every value in it cut to two digits after the point. */
const rounded = (element: XmlElement): XmlElement =>
  element.name === 'value'
    ? { ...element, children: [{ kind: 'text', text: textOf(element).replace(/(\.\d\d)\d+$/, '$1') }] }
    : elements(element).length
      ? { ...element, children: element.children.map((child) => (child.kind === 'text' ? child : rounded(child))) }
      : element

export const pushesAgainRounded: Fault = {
  name: 'pushes-again-rounded',
  says: 'The first message of a bulk is sent twice, the second time with other values.',
  behaviours: {
    'push.sent': (profiles) => [...profiles, ...profiles.slice(0, 1).map(rounded)],
  },
  raises: [{ assertion: 'push.one-value', cases: ['RD-047', 'RD-047.as-read'] }],
}
