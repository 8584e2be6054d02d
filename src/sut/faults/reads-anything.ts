// BUG: the query is looked for in whatever comes, and a right request is made up around it.

import { wrapSoap } from '../../binding/soap.ts'
import { wrappers } from '../../binding/wrappers.ts'
import { buildRequest } from '../../message/build.ts'
import { elements, textOf, type XmlElement } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

/** The first element of which that holds, the outermost first. */
function find(element: XmlElement, holds: (one: XmlElement) => boolean): XmlElement | undefined {
  if (holds(element)) return element
  for (const child of elements(element)) {
    const found = find(child, holds)
    if (found) return found
  }
  return undefined
}

/** A right request around the query in a document, which may be changed on the way; without a query, the document. */
export function mended(document: XmlElement, change = (query: XmlElement) => query): XmlElement {
  const query = find(document, ({ name }) => name.startsWith('Get'))
  if (!query) return document
  const [messageId, correlationId] = ['MessageID', 'CorrelationID'].map((field) => {
    const found = find(document, ({ name }) => name === field)
    return found && textOf(found)
  })
  const noun = query.name.slice('Get'.length)
  const request = buildRequest({ verb: 'get', noun, messageId, correlationId }, change(query))
  return wrapSoap(request, wrappers['generic-bare'], { noun, verb: 'get' })
}

export const readsAnything: Fault = {
  name: 'reads-anything',
  says: 'Whatever holds a query is served as if the rest were right.',
  behaviours: {
    'request.read': (document) => mended(document),
    'accepts.form': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['ENV-003', 'ENV-004.no-verb', 'ENV-004.an-empty-verb', 'MEP-042'] },
    {
      assertion: 'expect.strict-reader',
      cases: [
        'ENV-006.with-a-capital',
        'ENV-006.in-capitals',
        'ENV-006.among-blanks',
        'ENV-014.unsupported',
        'ENV-015.yesterday',
        'ENV-026.own',
        'ENV-027.the-noun-before-the-verb',
        'ENV-027.the-verb-twice',
        'ENV-028.edition-2024',
        'ENV-028.misspelt',
      ],
    },
  ],
  consequences: [
    'async.acknowledged',
    'expect.error-code',
    'history.of-asked',
    'programme.not-told',
    'programme.told',
    'readings.every-interval',
    'readings.none',
    'readings.pages',
    'readings.within-period',
    'schema.payload',
    'soap.version',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
