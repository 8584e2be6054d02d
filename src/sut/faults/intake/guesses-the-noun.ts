// BUG: where the noun is missing, the name of the query stands in for it.

import { envelopeNamespace } from '../../../message/namespaces.ts'
import { childNamed, childText, element, elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'
import { mendingHeaders, nounOfQuery } from '../../occasions/mending.ts'

export const guessesTheNoun: Fault = {
  name: 'guesses-the-noun',
  says: 'A query without a noun is served by its own name.',
  behaviours: {
    'request.bytes': mendingHeaders((header, message) => {
      const [verb, noun] = [childNamed(header, 'Verb'), nounOfQuery(message)]
      if (childText(header, 'Noun') || noun === undefined || !verb) return header
      const others = elements(header).filter(({ name }) => !['Verb', 'Noun'].includes(name))
      return { ...header, children: [verb, element(envelopeNamespace, 'Noun', noun), ...others] }
    }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-009.no-noun', 'ENV-009.an-empty-noun'] }],
}
