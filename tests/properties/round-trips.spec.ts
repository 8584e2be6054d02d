import assert from 'node:assert/strict'
import { buildEvent, buildReply, buildRequest, buildResponse, type HeaderFields } from '../../src/message/build.ts'
import { archetypeByContent, parseMessage } from '../../src/message/parse.ts'
import { readXml } from '../../src/xml/intake.ts'
import { element, type XmlElement, type XmlNode } from '../../src/xml/tree.ts'
import { writeXml } from '../../src/xml/write.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { pick, property } from './property.ts'
import { written } from './written.ts'

const texts = [
  'a',
  'Zähler 電力量計 😀',
  'a < b && c > d ]]> "q" \'s\'',
  'two\n lines\tand \r a half',
  '&amp;#65;',
  '<!-- no comment -->',
  '\u0085\u2028.\uFFFD',
  '1.50',
] as const
const names = ['a', '_b', 'c-1.d', 'Zähler', 'xmlish'] as const
const namespaces = ['urn:a', '', 'urn:b', 'http://x.example/?q=1&r=%3C2'] as const
const prefixes = [{}, { 'urn:a': 'p' }, { 'urn:a': 'p', 'urn:b': 'q-1' }] as const

/** What was written, read again. */
function read(bytes: Uint8Array): XmlElement {
  const intake = readXml(bytes)
  assert(intake.ok, `${intake.ok ? '' : intake.problem.message}\n${Buffer.from(bytes).toString()}`)
  return intake.root
}

/** What a tree says: lines, positions, layout between elements and hints where a schema lies left out. */
function meaning({ name, namespace, attributes, children }: XmlElement): unknown {
  const isMixed = children.some((child) => child.kind === 'text' && /[^ \t\r\n]/.test(child.text))
  const isLayout = (child: XmlNode) => child.kind === 'text' && !isMixed && children.length > 1
  return {
    name,
    namespace,
    attributes: attributes
      .filter(({ name }) => name !== 'schemaLocation')
      .map((one) => JSON.stringify(one))
      .sort(),
    children: children
      .filter((child) => !isLayout(child))
      .map((child) => (child.kind === 'text' ? child.text : meaning(child))),
  }
}

/** A tree of elements and texts; elements of another namespace, attributes, and texts between elements among them. */
function tree(roll: Dice, depth = 0): XmlElement {
  const attributes = names
    .slice(0, roll(4))
    .map((name, index) => ({ name, namespace: index === 2 ? 'urn:b' : '', value: pick(texts, roll) }))
  const inner = depth < 4 ? Array.from({ length: roll(4) }, () => tree(roll, depth + 1)) : []
  const text = (): XmlNode => ({ kind: 'text', text: pick(texts, roll) })
  const children = inner.length
    ? roll(4) === 3
      ? inner.flatMap((one) => [text(), one])
      : inner
    : roll(2)
      ? [text()]
      : []
  return { ...element(pick(namespaces, roll), pick(names, roll), children), attributes }
}

property('a tree that is written and read says the same, and is written again in the same bytes', 200, (roll) => {
  const source = tree(roll)
  const options = { prefixes: pick(prefixes, roll) }
  const first = writeXml(source, options)
  const again = read(Buffer.from(first))
  assert.deepEqual(meaning(again), meaning(source), first)
  assert.equal(writeXml(again, options), first)
})

/** Without texts between elements and attributes of a namespace, which the writer of the tests does not write. */
const plain = (source: XmlElement): XmlElement => ({
  ...source,
  attributes: source.attributes.filter(({ namespace }) => namespace === ''),
  children: source.children.some(({ kind }) => kind === 'element')
    ? source.children.flatMap((child) => (child.kind === 'element' ? [plain(child)] : []))
    : source.children,
})

property('a tree says the same however it is written', 200, (roll) => {
  const source = plain(tree(roll))
  const bytes = written(source, roll)
  assert.deepEqual(meaning(read(bytes)), meaning(source), bytes.toString('latin1'))
})

function header(roll: Dice, verb: string): HeaderFields {
  const maybe = <T>(value: T): T | undefined => (roll(2) ? value : undefined)
  const text = () => maybe(pick(texts, roll))
  const [revision, context, source, replyAddress, messageId, correlationId, comment] = Array.from({ length: 7 }, text)
  return {
    ...{ verb, noun: pick(texts, roll), revision, context, source, replyAddress, messageId, correlationId, comment },
    timestamp: maybe('2026-03-01T06:00:00Z'),
    asyncReplyFlag: maybe(roll(2) === 1),
    ackRequired: maybe(roll(2) === 1),
    user: maybe({ userId: pick(texts, roll) }),
    replayDetection: maybe({ nonce: pick(texts, roll), created: '2026-03-01T06:00:00Z' }),
    properties: maybe({ [pick(texts, roll)]: pick(texts, roll) }),
  }
}

property(
  'a message that is built reads back with what was put into it, and is built anew in the same bytes',
  200,
  (roll) => {
    const archetype = pick(['RequestMessage', 'ResponseMessage', 'EventMessage'] as const, roll)
    const fields = header(roll, archetype === 'EventMessage' ? 'created' : 'get')
    const profile = element('urn:a', 'Profile', [element('urn:a', 'name', pick(texts, roll))])
    const errors = Array.from({ length: roll(3) }, () => ({ code: '2.4', reason: pick(texts, roll) }))
    const message = {
      RequestMessage: () => buildRequest(fields, profile, roll(2) ? { id: pick(texts, roll) } : {}),
      ResponseMessage: () => buildResponse(fields, buildReply('PARTIAL', errors), roll(2) ? profile : undefined),
      EventMessage: () => buildEvent(fields, profile),
    }[archetype]()
    const bytes = Buffer.from(writeXml(message))
    const parsed = parseMessage(read(bytes), archetype)
    assert.equal(archetypeByContent(parsed.element), archetype)
    const told = (value: string | boolean | undefined) => (value === undefined ? undefined : String(value).trim())
    for (const name of ['verb', 'noun', 'revision', 'context', 'timestamp', 'source'] as const)
      assert.equal(parsed.header?.[name]?.value, told(fields[name]), name)
    for (const name of [
      'asyncReplyFlag',
      'replyAddress',
      'ackRequired',
      'messageId',
      'correlationId',
      'comment',
    ] as const)
      assert.equal(parsed.header?.[name]?.value, told(fields[name]), name)
    assert.deepEqual(
      parsed.reply?.errors.map(({ reason }) => reason?.value) ?? [],
      archetype === 'ResponseMessage' ? errors.map(({ reason }) => told(reason)) : [],
    )
    const held = [...(parsed.request?.profiles ?? []), ...(parsed.payload?.profiles ?? [])]
    for (const one of held) assert.deepEqual(meaning(one), meaning(profile))
    assert.equal(writeXml(parsed.element), bytes.toString())
  },
)
