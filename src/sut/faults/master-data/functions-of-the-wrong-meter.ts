// BUG: functions are found by their kind, and the first of a kind is taken.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

const renumbered = (part: XmlElement): XmlElement => ({
  ...part,
  children: elements(part).map((child) =>
    child.name === 'mRID' ? { ...child, children: [{ kind: 'text', text: `of-another-${part.name}` }] } : child,
  ),
})

export const functionsOfTheWrongMeter: Fault = {
  name: 'functions-of-the-wrong-meter',
  says: 'A meter is told with references to functions of another.',
  behaviours: {
    'parts.told': (parts) => parts.map(renumbered),
  },
  raises: [{ assertion: 'stored.references', cases: ['MD-004', 'GRP-004'] }],
}
