import { expect, test } from '@playwright/test'
import { readXml } from '../../src/xml/intake.ts'
import { element, type XmlElement, type XmlNode } from '../../src/xml/tree.ts'
import { writeXml, type XmlWriteOptions } from '../../src/xml/write.ts'

const msg = 'http://iec.ch/TC57/2011/schema/message'
const readings = 'http://iec.ch/TC57/2011/MeterReadings#'
const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

function read(text: string): XmlElement {
  const intake = readXml(Buffer.from(text))
  if (!intake.ok) throw new Error(`${intake.problem.message} in ${text}`)
  return intake.root
}

/** What a tree says: layout between elements, lines and positions left out. */
function meaning(node: XmlElement): unknown {
  const mixed = node.children.some((child) => child.kind === 'text' && child.text.trim() !== '')
  const layout = (child: XmlNode) => child.kind === 'text' && !mixed && node.children.length > 1
  return {
    name: `{${node.namespace}}${node.name}`,
    attributes: node.attributes.toSorted((one, other) => one.name.localeCompare(other.name)),
    children: node.children
      .filter((child) => !layout(child))
      .map((child) => (child.kind === 'text' ? child.text : meaning(child))),
  }
}

const reply = element(msg, 'ResponseMessage', [
  element(msg, 'Header', [element(msg, 'Verb', 'reply'), element(msg, 'Noun', 'MeterReadings')]),
  element(msg, 'Payload', [element(readings, 'MeterReadings', [element(readings, 'MeterReading')])]),
])

test('an element a line, two spaces a level, the default namespace redeclared where it changes', () => {
  expect(writeXml(reply)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<ResponseMessage xmlns="http://iec.ch/TC57/2011/schema/message">
  <Header>
    <Verb>reply</Verb>
    <Noun>MeterReadings</Noun>
  </Header>
  <Payload>
    <MeterReadings xmlns="http://iec.ch/TC57/2011/MeterReadings#">
      <MeterReading/>
    </MeterReadings>
  </Payload>
</ResponseMessage>`)
})

test('given prefixes are declared on the root, other namespaces as the default', () => {
  expect(writeXml(reply, { declaration: false, prefixes: { [msg]: 'msg', 'urn:unused': 'u' } })).toBe(
    `<msg:ResponseMessage xmlns:msg="http://iec.ch/TC57/2011/schema/message" xmlns:u="urn:unused">
  <msg:Header>
    <msg:Verb>reply</msg:Verb>
    <msg:Noun>MeterReadings</msg:Noun>
  </msg:Header>
  <msg:Payload>
    <MeterReadings xmlns="http://iec.ch/TC57/2011/MeterReadings#">
      <MeterReading/>
    </MeterReadings>
  </msg:Payload>
</msg:ResponseMessage>`,
  )
})

test('an element without namespace leaves the default namespace', () => {
  const tree = element('urn:a', 'a', [element('', 'b', [element('', 'c'), element('urn:a', 'd')])])
  expect(writeXml(tree, { declaration: false })).toBe(
    '<a xmlns="urn:a">\n  <b xmlns="">\n    <c/>\n    <d xmlns="urn:a"/>\n  </b>\n</a>',
  )
})

const hard: XmlElement = {
  ...element('urn:a', 'a', [
    element('urn:a', 'markup', '<b attr="x">&amp; ]]> \'"'),
    element('urn:a', 'spaces', '  leading, trailing \n and\tinner\r\n  '),
    element('urn:a', 'blank', '   '),
    element('urn:a', 'unicode', 'Zähler € 😀 \u0085\u2028'),
    element('urn:a', 'mixed', [
      { kind: 'text', text: 'one ' },
      element('urn:b', 'b', [element('urn:b', 'c', '2'), element('', 'd')]),
      { kind: 'text', text: '\n three' },
    ]),
    element(
      'constructor',
      '__proto__',
      'x',
      Object.fromEntries([
        ['__proto__', 'y'],
        ['constructor', 'z'],
      ]),
    ),
  ]),
  attributes: [
    { name: 'tricky', namespace: '', value: ' <&>"\'\t\n\r ' },
    { name: 'nil', namespace: xsi, value: 'true' },
    { name: 'other', namespace: 'urn:b', value: '' },
    { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'en' },
  ],
}

const manners: readonly (readonly [string, XmlWriteOptions])[] = [
  ['without prefixes', {}],
  ['with a prefix for its own namespace', { prefixes: { 'urn:a': 'a' } }],
  ['with prefixes for all namespaces', { prefixes: { 'urn:a': 'a', 'urn:b': 'b', [xsi]: 'xsi' } }],
  ['without declaration', { declaration: false }],
]
for (const [manner, options] of manners) {
  test(`what is written ${manner} reads back the same`, () => {
    for (const tree of [reply, hard]) {
      const once = read(writeXml(tree, options))
      expect(meaning(once)).toEqual(meaning(tree))
      expect(writeXml(once, options)).toBe(writeXml(tree, options))
    }
  })
}

test('text is never altered by layout', () => {
  for (const text of ['', ' ', '\n', ' x ', 'a\n  b', '\r', '/>', '</a>']) {
    expect(read(writeXml(element('', 'a', [element('', 'b', text)]))).children[1]).toMatchObject({
      children: text === '' ? [] : [{ text }],
    })
  }
})

test('layout of a read document is laid out anew', () => {
  expect(writeXml(read('<a>\n\n<b> x </b>   <c\n/></a>'), { declaration: false })).toBe(
    '<a>\n  <b> x </b>\n  <c/>\n</a>',
  )
})

test('trees deeper than a hundred levels are written', () => {
  const deep = Array.from({ length: 190 }).reduce<XmlElement>((inner) => element('', 'a', [inner]), element('', 'a'))
  expect(meaning(read(writeXml(deep)))).toEqual(meaning(deep))
})

const unwritable: readonly (readonly [string, string])[] = [
  ['\u0000', 'U+0000'],
  ['a\u0001b', 'U+0001'],
  ['\uFFFE', 'U+FFFE'],
  ['\uD83D', 'U+D83D'],
]
for (const [text, codePoint] of unwritable) {
  test(`${codePoint} cannot be written, in text or attribute`, () => {
    const message = `The element Comment holds the character ${codePoint}, which XML cannot carry.`
    expect(() => writeXml(element('', 'Comment', text))).toThrow(new RangeError(message))
    expect(() => writeXml(element('', 'Comment', '', { ref: text }))).toThrow(new RangeError(message))
  })
}

test('a name that is no XML name cannot be written', () => {
  expect(() => writeXml(element('', 'a b'))).toThrow(RangeError)
  expect(() => writeXml(element('', 'a', '', { '1': 'x' }))).toThrow(RangeError)
})
