// BUG: what is not in the usual form is read by the places of its fields, and another meter comes out.

import { envelopeNamespace } from '../../message/namespaces.ts'
import { childNamed, elements, type XmlElement } from '../../xml/tree.ts'
import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'
import { mended } from './reads-anything.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The header fields that are usual, in their order, and what is usual in them. */
const usual: readonly (readonly [name: string, text: RegExp])[] = [
  ['Verb', /^get$/],
  ['Noun', /^/],
  ['Timestamp', /^[\d-]+T(?!24)[\d:.]+(?<!:60)Z$/],
  ['Source', /^cim9$/],
  ['MessageID', uuid],
  ['CorrelationID', uuid],
]

const rawText = ({ children }: XmlElement): string =>
  children.map((child) => (child.kind === 'text' ? child.text : '')).join('')

function isUsual(document: XmlElement): boolean {
  const body = childNamed(document, 'Body')
  const [message] = body ? elements(body) : []
  const header = message && childNamed(message, 'Header')
  const fields = header ? elements(header) : []
  return (
    message?.name === 'RequestMessage' &&
    message.namespace === envelopeNamespace &&
    fields.length === usual.length &&
    fields.every((field, index) => {
      const [name, text] = usual[index] ?? []
      return field.name === name && text?.test(rawText(field)) === true
    })
  )
}

/** The query with the id of another meter in it. */
const ofAnother = (query: XmlElement): XmlElement => ({
  ...query,
  children: query.children.map((child) => {
    if (child.kind === 'text') return child
    if (child.name !== 'mRID') return ofAnother(child)
    const other = plant.meters.find(({ mRID }) => mRID !== rawText(child))
    return { ...child, children: [{ kind: 'text', text: other?.mRID ?? '' }] }
  }),
})

/** Where the head end must serve the request. */
const whereServed: readonly string[] = [
  'ENV-014',
  'ENV-015.no-zone',
  'ENV-015.zone-14-00',
  'ENV-015.at-24-00-00',
  'ENV-015.absent',
  'ENV-018',
  'ENV-022',
  'ENV-022.absent',
  'IOP-008.a-number',
  'IOP-008.blanks',
  'IOP-008.beyond-ascii',
]

export const misreadsWhatIsStrange: Fault = {
  name: 'misreads-what-is-strange',
  says: 'A request with an unusual header or root is answered with the data of another meter.',
  behaviours: {
    'request.read': (document) => (isUsual(document) ? document : mended(document, ofAnother)),
    'accepts.form': () => true,
  },
  raises: [
    { assertion: 'meter-config.complete', cases: ['ENV-002'] },
    { assertion: 'meter-config.of-asked-meters', cases: ['ENV-002'] },
    { assertion: 'readings.complete', cases: whereServed },
    { assertion: 'readings.of-asked-objects', cases: whereServed },
    {
      assertion: 'expect.not-misread',
      cases: [
        'ENV-006.with-a-capital',
        'ENV-006.in-capitals',
        'ENV-006.among-blanks',
        'ENV-014.unsupported',
        'ENV-015.leap-second',
        'ENV-015.yesterday',
        'ENV-026',
        'ENV-026.own',
        'ENV-027.the-noun-before-the-verb',
        'ENV-027.the-verb-twice',
        'ENV-028.edition-2024',
        'ENV-028.misspelt',
        'ENV-033.a-request',
        'ENV-033.with-a-reply',
      ],
    },
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
    'answer.complete',
    'async.acknowledged',
    'expect.error-code',
    'expect.refused',
    'programme.not-told',
    'programme.told',
    'readings.same-by-any-id',
    'schema.payload',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
