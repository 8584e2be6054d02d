// BUG: a verb that is not there is taken for get.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import { childText, element, elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { mendingHeaders, nounOfQuery } from '../../occasions/mending.ts'

export const takesGetForGranted: Fault = {
  name: 'takes-get-for-granted',
  says: 'A query without a verb is served.',
  behaviours: {
    'request.bytes': mendingHeaders((header, message) => {
      if (childText(header, 'Verb') || nounOfQuery(message) === undefined) return header
      const others = elements(header).filter(({ name }) => name !== 'Verb')
      return { ...header, children: [element(envelopeNamespace, 'Verb', 'get'), ...others] }
    }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-004.no-verb', 'ENV-004.an-empty-verb'] }],
}
