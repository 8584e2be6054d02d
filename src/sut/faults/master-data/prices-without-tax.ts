// BUG: the tax is the business of another department.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** An object without its children of that name. */
const without = (object: XmlElement, name: string): XmlElement => ({
  ...object,
  children: elements(object).filter((child) => child.name !== name),
})

export const pricesWithoutTax: Fault = {
  name: 'prices-without-tax',
  says: 'A pricing structure is kept without its tax exemption.',
  behaviours: {
    'registry.stored': (object) => (object.name === 'PricingStructure' ? without(object, 'taxExemption') : object),
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['MD-022.kept'] }],
}
