// BUG: the reader asks for the fields it knows, and passes over all others.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { headerFields, mendingHeaders } from '../../occasions/mending.ts'

export const skipsUnknownHeaderFields: Fault = {
  name: 'skips-unknown-header-fields',
  says: 'A request is served whose header holds a field that the envelope does not have.',
  behaviours: {
    'request.bytes': mendingHeaders((header) => {
      const fields = elements(header)
      const known = fields.filter(
        ({ name, namespace }) => namespace !== envelopeNamespace || headerFields.includes(name),
      )
      return known.length === fields.length ? header : { ...header, children: known }
    }),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-026.own'] }],
}
