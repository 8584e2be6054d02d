// BUG: programmes are kept by another system.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

/** An object without its children of that name. */
const without = (object: XmlElement, name: string): XmlElement => ({
  ...object,
  children: elements(object).filter((child) => child.name !== name),
})

export const groupsWithoutProgramme: Fault = {
  name: 'groups-without-programme',
  says: 'A group is put on file without the programme to which it belongs.',
  behaviours: {
    'registry.stored': (object) => without(object, 'DemandResponsePrograms'),
  },
  raises: [{ assertion: 'stored.references', cases: ['GRP-004'] }],
}
