// BUG: the flag of the home network is set when the device joins.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** An object without its children of that name. */
const without = (object: XmlElement, name: string): XmlElement => ({
  ...object,
  children: elements(object).filter((child) => child.name !== name),
})

export const homeDevicesAsOthers: Fault = {
  name: 'home-devices-as-others',
  says: 'A device of a home network is kept as any other device.',
  behaviours: {
    'registry.stored': (object) => without(object, 'isPan'),
  },
  raises: [
    { assertion: 'stored.fields', cases: ['PAN-001'] },
    { assertion: 'stored.as-sent', cases: ['MD-023'] },
  ],
}
