import assert from 'node:assert/strict'
import { clothe } from '../../src/binding/clothing.ts'
import { soapNamespaces, wrapSoap } from '../../src/binding/soap.ts'
import { wrappers } from '../../src/binding/wrappers.ts'
import { judgeRecord } from '../../src/assertions/judge.ts'
import { mutations } from '../../src/message/mutate.ts'
import { envelopeNamespace } from '../../src/message/namespaces.ts'
import { envelopeDialect, envelopeWildcards, type EnvelopeForm } from '../../src/standard/envelope-form.ts'
import type { XmlElement } from '../../src/xml/tree.ts'
import { writeXml } from '../../src/xml/write.ts'
import { operators } from '../../scripts/vectors/operators/index.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { requestWith } from './envelopes.ts'
import { declared, generated, outlined } from './generated.ts'
import { checked, clock, judgesBy } from './judging.ts'
import { pick, property } from './property.ts'
import { startTalk } from './talks.ts'
import { readRecord, writeRecord } from '../../src/exchange/ndjson.ts'

const forms = envelopeDialect.options.flatMap((dialect) =>
  envelopeWildcards.options.map((wildcards): EnvelopeForm => ({ dialect, wildcards })),
)
const judges = await Promise.all(forms.map(async (form) => ({ form, context: await judgesBy(form) })))
const [usual] = judges
if (!usual) throw new Error('There is no form of the envelope.')

const queries = outlined.filter(({ kind }) => kind === 'query-profile')
const uuid = (last: string) => `5b0c7a52-6a3e-4f0d-9c35-0a1b2c3d4e${last}`

/** A request as we send it: with all header fields that a mutation may look for. */
function request(roll: Dice, form: EnvelopeForm): { readonly message: XmlElement; readonly noun: string } {
  const query = queries[roll(queries.length)]
  const noun = query?.noun ?? ''
  const profile = generated(declared(`Get${noun}.xsd`, `Get${noun}`), roll)
  const message = requestWith(profile, noun, roll, form, {
    needed: ['Timestamp', 'Source', 'MessageID', 'CorrelationID'],
    texts: {
      Timestamp: () => '2026-03-01T06:00:00.000Z',
      MessageID: () => uuid('01'),
      CorrelationID: () => uuid('ff'),
      ID: () => 'tx-4711',
    },
  })
  return { message, noun }
}

/** What fails, by the ids of the assertions. */
const failed = (findings: readonly { readonly assertion: string; readonly outcome: string }[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ assertion, outcome }) => (outcome === 'not-judged' ? [] : [assertion])))

/** What was not raised before. */
const added = (before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] =>
  [...after].filter((id) => !before.has(id)).sort()

for (const [name, mutation] of mutations)
  property(`a request with ${name} violates what is predicted and nothing else`, 8, (roll) => {
    const { form, context } = judges[roll(judges.length)] ?? usual
    const wrapper = pick(['generic-bare', 'generic-wrapped', 'typed'] as const, roll)
    const soap = pick(['1.1', '1.2'] as const, roll)
    const { message, noun } = request(roll, form)
    if (mutation.name.includes(`"${noun}"`)) return
    const operation = { noun, verb: 'get' }
    const raised = (sent: XmlElement, spoil: (bytes: Uint8Array) => Uint8Array, predicts: readonly string[]) => {
      const { recorder, ask } = startTalk({ ...form, binding: { soap, wrapper } })
      recorder.append({ kind: 'intent', ...(predicts.length && { operator: name }), predicts: [...predicts] })
      const { bytes, headers } = clothe(sent, { soap, wrapper }, operation)
      ask(spoil(bytes), headers)
      return failed(judgeRecord(recorder.record(), context).findings)
    }
    const predicts = mutation.predicts({ ...form, wrapper })
    const before = raised(message, (bytes) => bytes, [])
    const after = raised(mutation.apply?.(message) ?? message, mutation.applyToBytes ?? ((bytes) => bytes), predicts)
    const where = `${form.dialect} ${form.wildcards} ${wrapper} ${soap}\n${writeXml(message)}`
    assert.deepEqual(added(before, after), [...predicts].sort(), where)
  })

/** What the operators of the vectors do to a message that stands alone, and what that violates. */
const onMessages: readonly (readonly [operator: string, given: object, ...predicts: string[]])[] = [
  ['leave out an element', { element: 'Header/Noun' }, 'schema.envelope'],
  ['empty an element', { element: 'Header/Verb' }, 'schema.envelope'],
  ['set a text', { element: 'Header/Timestamp', to: 'yesterday' }, 'schema.envelope'],
  ['set an attribute', { element: 'Envelope', attribute: 'xmlns:msg', to: 'urn:none' }, 'soap.message'],
  ['add after an element', { element: 'Header/Noun', xml: ['<x/>'] }, 'schema.envelope'],
  ['add into an element', { element: 'RequestMessage/Header', xml: ['<x/>'] }, 'schema.envelope'],
  ['replace an element', { element: 'Header/Noun', xml: ['<x/>'] }, 'schema.envelope'],
  ['repeat an element', { element: 'Header/Verb' }, 'schema.envelope'],
  ['swap two elements', { element: 'Header/Verb', with: 'Header/Noun' }, 'schema.envelope'],
  ['rename an element', { element: 'Header/Verb', to: 'Werb' }, 'schema.envelope'],
  ['nest elements', { element: 'RequestMessage', name: 'x', times: 300 }, 'message.size'],
  ['add a DOCTYPE', { name: 'x' }, 'message.no-dtd'],
  ['cut off the end', { lines: 1 }, 'message.xml'],
  ['set a namespace', { namespace: envelopeNamespace, to: 'urn:none' }, 'soap.message'],
  // Of a root that nobody knows, in a file that was found, nothing is said.
  ['set a namespace', { namespace: soapNamespaces['1.1'], to: 'urn:none' }],
  ['add a comment', { comment: '<Verb>get</Verb>' }],
  ['rename a prefix', { prefix: 'msg', to: 'm-2.x' }],
  ['set the line ends', {}],
  ['encode anew', {}],
]

for (const [name, given, ...predicts] of onMessages)
  property(`"${name}" of ${JSON.stringify(given)} violates what it must and nothing else`, 8, (roll) => {
    const { message, noun } = request(roll, usual.form)
    const document = wrapSoap(message, wrappers['generic-bare'], { noun, verb: 'get' })
    const prefixes = { [soapNamespaces['1.1']]: 'soap', [envelopeNamespace]: 'msg' }
    const bytes = Buffer.from(writeXml(document, { prefixes }))
    const spoilt = operators.get(name)?.apply(bytes, given, () => bytes) ?? bytes
    assert.notDeepEqual(spoilt, bytes)
    const [before, after] = [bytes, spoilt].map((one) => failed(checked(one, usual.context).findings))
    assert.deepEqual(added(before ?? new Set(), after ?? new Set()), predicts, spoilt.toString('latin1'))
  })

/** What they do to the record of a request and its answer. */
const onRecords: typeof onMessages = [
  ['answer again', { message: 'm2', id: 'm3' }, 'sequence.one-reply'],
  ['let no answer come', { message: 'm2', instead: { limit: 'reply', waitedMs: 6_000 } }, 'sequence.answered'],
  [
    'let no answer come',
    { message: 'm2', instead: { event: 'closed-without-reply', requestSent: true, detail: 'closed' } },
    'sequence.answered',
  ],
  ['begin on a stale connection', { message: 'm2' }],
  ['let time go by', { message: 'm2', ms: 1_500 }],
  ['let time go by', { message: 'm2', ms: 2_500 }, 'timing.declared'],
  ['declare otherwise', { replyMs: 1 }, 'timing.declared'],
  ['set what the wire tells', { message: 'm2', truncated: true }, 'message.complete'],
  ['set what the wire tells', { message: 'm2', overLimit: true }, 'message.size'],
  ['replace a message of a record', { message: 'm2', text: 'no answer' }, 'message.xml'],
  ['replace a message of a record', { message: 'm2', text: '<x/>' }, 'soap.envelope'],
]

for (const [name, given, ...predicts] of onRecords)
  property(`"${name}" of ${JSON.stringify(given)} violates what it must and nothing else`, 8, (roll) => {
    const { message, noun } = request(roll, usual.form)
    const operation = { noun, verb: 'get' }
    const { recorder, ask, hear, wait } = startTalk()
    ask(clothe(message, { soap: '1.1', wrapper: 'generic-bare' }, operation).bytes)
    wait(120)
    hear(Buffer.from(answerTo(noun)))
    const text = Buffer.from(writeRecord(recorder.record()))
    const spoilt = operators.get(name)?.apply(text, given, () => text) ?? text
    const [before, after] = [text, spoilt].map((one) =>
      failed(judgeRecord(readRecord(one.toString(), 'generated'), usual.context).findings),
    )
    assert.deepEqual(added(before ?? new Set(), after ?? new Set()), predicts)
  })

/** An answer that serves nothing. */
function answerTo(noun: string): string {
  return (
    `<e:Envelope xmlns:e="${soapNamespaces['1.1']}"><e:Body><ResponseMessage xmlns="${envelopeNamespace}"><Header>` +
    `<Verb>reply</Verb><Noun>${noun}</Noun><Timestamp>${clock.now().wall}</Timestamp><MessageID>${uuid('02')}</MessageID>` +
    `<CorrelationID>${uuid('ff')}</CorrelationID></Header><Reply><Result>OK</Result></Reply></ResponseMessage></e:Body></e:Envelope>`
  )
}
