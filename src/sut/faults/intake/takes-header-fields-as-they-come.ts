// BUG: the fields of the header are put into a table as they are read: their order is lost, and the last of two stays.

import { elements, type XmlElement } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { headerFields, mendingHeaders } from '../../occasions/mending.ts'

/** The fields as the table has them; what it does not know, or may be there many times, is kept aside. */
function tabled(header: XmlElement): readonly XmlElement[] {
  const fields = elements(header)
  const isSingle = ({ name }: XmlElement) => headerFields.includes(name) && name !== 'Property'
  const table = new Map(fields.filter(isSingle).map((field) => [field.name, field]))
  return [...headerFields.flatMap((name) => table.get(name) ?? []), ...fields.filter((field) => !isSingle(field))]
}

export const takesHeaderFieldsAsTheyCome: Fault = {
  name: 'takes-header-fields-as-they-come',
  says: 'A request is served whose header fields stand in another order, or twice.',
  behaviours: {
    'request.bytes': mendingHeaders((header) => {
      const [fields, inTable] = [elements(header), tabled(header)]
      const isSame = fields.length === inTable.length && fields.every((field, index) => field === inTable[index])
      return isSame ? header : { ...header, children: inTable }
    }),
  },
  raises: [
    {
      assertion: 'expect.strict-reader',
      cases: ['ENV-027.the-noun-before-the-verb', 'ENV-027.the-verb-twice'],
    },
  ],
}
