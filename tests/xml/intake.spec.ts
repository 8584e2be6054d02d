import { expect, test } from '@playwright/test'
import { readXml, type XmlProblem, type XmlReadOptions } from '../../src/xml/intake.ts'
import { elementAt, elements, pathOf, textOf, type XmlElement } from '../../src/xml/tree.ts'
import { latin1, utf16be, utf16beWithMark, utf16le, utf16leWithMark, utf8, utf8WithMark } from './encodings.ts'

function rootOf(bytes: Uint8Array, options?: XmlReadOptions): XmlElement {
  const intake = readXml(bytes, options)
  if (!intake.ok) throw new Error(intake.problem.message)
  return intake.root
}

function problemOf(bytes: Uint8Array, options?: XmlReadOptions): XmlProblem {
  const intake = readXml(bytes, options)
  if (intake.ok) throw new Error('it was taken in')
  return intake.problem
}

test.describe('size and emptiness', () => {
  test('a message above the size limit is not looked at', () => {
    const limits = { maxBytes: 10 }
    expect(problemOf(utf8('<!DOCTYPE a><a/>'), { limits })).toEqual({
      kind: 'too-large',
      message: 'The message has 16 bytes; the limit is 10 bytes.',
    })
    expect(rootOf(utf8('<a>123</a>'), { limits }).name).toBe('a')
  })

  const empty = [utf8(''), utf8(' \r\n\t'), utf8WithMark(''), utf16leWithMark(' \n'), utf16be(' \n')]
  for (const [index, bytes] of empty.entries()) {
    test(`no bytes, or nothing but white space, is empty (${index + 1} of ${empty.length})`, () => {
      expect(problemOf(bytes).kind).toBe('empty')
    })
  }

  test('an empty message with an unknown charset is empty first of all', () => {
    expect(problemOf(utf8(''), { charset: 'nonsense' }).kind).toBe('empty')
  })
})

test.describe('encoding', () => {
  const text = '<a>Zähler 5 €</a>'
  const readable: readonly (readonly [string, Uint8Array, string | undefined, string])[] = [
    ['UTF-8 is the default', utf8(text), undefined, 'utf-8'],
    ['a UTF-8 mark is not part of the text', utf8WithMark(text), undefined, 'utf-8'],
    ['UTF-16LE by its mark', utf16leWithMark(text), undefined, 'utf-16le'],
    ['UTF-16BE by its mark', utf16beWithMark(text), undefined, 'utf-16be'],
    ['UTF-16LE without mark', utf16le(text), undefined, 'utf-16le'],
    ['UTF-16BE without mark', utf16be(text), undefined, 'utf-16be'],
    ['a mark overrules the charset', utf16leWithMark(text), 'utf-8', 'utf-16le'],
    ['a charset UTF-16 leaves the order to the bytes', utf16be(text), 'UTF-16', 'utf-16be'],
    ['a charset may stand in quotes', utf8(text), '"UTF-8"', 'utf-8'],
    ['an empty charset says nothing', utf8(text), '', 'utf-8'],
  ]
  for (const [rule, bytes, charset, encoding] of readable) {
    test(rule, () => {
      const intake = readXml(bytes, { charset })
      expect(intake).toMatchObject({ ok: true, text, encoding })
      expect(intake.ok && textOf(intake.root)).toBe('Zähler 5 €')
    })
  }

  test('the XML declaration is believed where nothing outside speaks', () => {
    expect(textOf(rootOf(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zähler</a>')))).toBe('Zähler')
  })

  test('the charset overrules the XML declaration', () => {
    const bytes = utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zähler</a>')
    expect(textOf(rootOf(bytes, { charset: 'utf-8' }))).toBe('Zähler')
  })

  test('a UTF-16 message whose declaration says so is read right', () => {
    const declared = `<?xml version="1.0" encoding="UTF-16"?>\n<a b="ü">Zähler 5 € 😀</a>`
    for (const bytes of [utf16leWithMark(declared), utf16beWithMark(declared), utf16le(declared)]) {
      expect(rootOf(bytes)).toMatchObject({
        line: 2,
        attributes: [{ value: 'ü' }],
        children: [{ text: 'Zähler 5 € 😀' }],
      })
    }
  })

  test('single bytes that declare UTF-16 are an encoding problem', () => {
    expect(problemOf(utf8('<?xml version="1.0" encoding="utf-16"?><a/>'))).toEqual({
      kind: 'encoding',
      message: 'The message is announced as UTF-16, but its bytes are not UTF-16.',
    })
  })

  test('an unknown encoding is an encoding problem', () => {
    const message = 'The encoding "x-klingon" is not known.'
    expect(problemOf(utf8('<a/>'), { charset: 'x-klingon' })).toEqual({ kind: 'encoding', message })
    expect(problemOf(utf8('<?xml version="1.0" encoding="x-klingon"?><a/>')).message).toBe(message)
    expect(problemOf(Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0)).message).toBe(
      'The encoding "utf-32" is not known.',
    )
  })

  test('bytes the encoding cannot hold are an encoding problem with its place', () => {
    expect(problemOf(latin1('<a>\n<b>Zähler</b></a>'))).toEqual({
      kind: 'encoding',
      message: 'The bytes are not valid utf-8.',
      line: 2,
      column: 5,
    })
  })
})

test.describe('document type declarations', () => {
  const doctype = '<!DOCTYPE a [<!ENTITY x "y">]>'
  const encodings = { utf8, utf8WithMark, utf16le, utf16leWithMark, utf16be, utf16beWithMark }
  for (const [name, encode] of Object.entries(encodings)) {
    test(`a DTD is refused in ${name}`, () => {
      const problem = problemOf(encode(`<?xml version="1.0"?>\n${doctype}<a>&x;</a>`))
      expect(problem).toMatchObject({ kind: 'dtd', line: 2, column: 1 })
    })
  }

  test('a DTD is refused behind comments, processing instructions and white space', () => {
    const problem = problemOf(utf8(`<?xml version="1.0"?><!-- <a> ?> -->\n<?pi -- > ?>\r\n  ${doctype}<a/>`))
    expect(problem).toMatchObject({ kind: 'dtd', line: 3, column: 3 })
  })

  test('the word is not refused where it is only a word', () => {
    const word = '<!DOCTYPE a>'
    const text = `<!-- ${word} --><?pi ${word}?><a b="&lt;!DOCTYPE a>"><!-- ${word} --><![CDATA[${word}]]><?pi ${word}?></a>`
    expect(textOf(rootOf(utf8(text)))).toBe(word)
  })
})

test.describe('well-formedness', () => {
  const malformed: readonly (readonly [string, string, number, number, string])[] = [
    ['cut in an element', '<a>\n  <b>1', 2, 7, 'Premature end of data in tag b line 2.'],
    ['cut in a tag', '<a>\n  <b c="1', 2, 10, ''],
    ['two roots', '<a/>\n <b/>', 2, 2, 'Extra content at the end of the document.'],
    ['a tag that closes another element', '<a>\n<b></a>', 2, 8, 'Opening and ending tag mismatch: b line 2 and a.'],
    ['an undeclared prefix', '<a>\n<x:b/></a>', 2, 5, 'Namespace prefix x on b is not defined.'],
    ['an undeclared entity', '<a>\n&nbsp;</a>', 2, 7, "Entity 'nbsp' not defined."],
    ['an attribute given twice', '<a>\n<b c="1" c="2"/></a>', 2, 15, 'Attribute c redefined.'],
    ['a control character', '<a>\n\u0001</a>', 2, 1, 'PCDATA invalid Char value 1.'],
    ['no XML at all', 'Bad Gateway', 1, 1, "Start tag expected, '<' not found."],
    ['an HTML page', '<!doctype html><html></html>', 1, 2, 'StartTag: invalid element name.'],
  ]
  for (const [rule, text, line, column, message] of malformed) {
    test(`${rule}: malformed, with line and column`, () => {
      const problem = problemOf(utf8(text))
      expect(problem).toMatchObject({ kind: 'malformed', line, column })
      expect(problem.message).toContain(message)
      expect(problem.message).toMatch(/^[^\n]+[^.]\.$/)
    })
  }

  test('the decoded text comes with a problem of its content', () => {
    expect(readXml(utf8('<a>'))).toMatchObject({ ok: false, text: '<a>' })
  })

  test('one text node may be longer than 10 MB, as in a compressed payload', () => {
    const payload = 'x'.repeat(11_000_000)
    expect(textOf(rootOf(utf8(`<a>${payload}</a>`)))).toHaveLength(payload.length)
  })
})

test.describe('depth and number', () => {
  const nested = (depth: number) => utf8('<a>\n'.repeat(depth) + '</a>'.repeat(depth))

  test('the deepest element allowed is taken in, one deeper is too deep', () => {
    const limits = { maxDepth: 3 }
    expect(rootOf(nested(3), { limits }).name).toBe('a')
    const message = 'Elements are nested deeper than 3 levels.'
    expect(problemOf(nested(4), { limits })).toEqual({ kind: 'too-deep', message, line: 4 })
  })

  test('more elements than the limit are too many for us, never malformed', () => {
    const limits = { maxElements: 3 }
    expect(rootOf(utf8('<a><b/>\n<c/></a>'), { limits }).name).toBe('a')
    const message = 'The message has more than 3 elements.'
    expect(problemOf(utf8('<a><b/>\n<c/><d/></a>'), { limits })).toEqual({ kind: 'too-large', message, line: 2 })
  })

  for (const depth of [201, 257, 5_000, 1_000_000]) {
    test(`${depth} levels are too deep, never malformed`, () => {
      const problem = problemOf(nested(depth))
      expect(problem).toMatchObject({ kind: 'too-deep', message: 'Elements are nested deeper than 200 levels.' })
    })
  }
})

test.describe('the tree', () => {
  test('what stands behind a processing instruction is not lost', () => {
    const root = rootOf(utf8('<a><?one?><b/><?two?><?three?>text<c/></a>'))
    expect(root.children).toMatchObject([{ name: 'b', position: [0] }, { text: 'text' }, { name: 'c', position: [1] }])
  })

  test('names are resolved to namespaces; declarations are no attributes', () => {
    const root = rootOf(
      utf8('<p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="2" xml:lang="en"><b/><c xmlns="" z="3"/></p:a>'),
    )
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:p' })
    expect(root.attributes).toEqual([
      { name: 'x', namespace: 'urn:p', value: '1' },
      { name: 'y', namespace: '', value: '2' },
      { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'en' },
    ])
    expect(elements(root).map(({ name, namespace }) => [name, namespace])).toEqual([
      ['b', 'urn:d'],
      ['c', ''],
    ])
  })

  test('text and CDATA are one text, references resolved, comments and instructions dropped, white space kept', () => {
    const root = rootOf(utf8('<a> &lt;&#x20AC;&#233;<!-- no --><![CDATA[<&>]]><?no no?> z\r\n<b/> </a>'))
    expect(root.children).toMatchObject([
      { kind: 'text', text: ' <€é<&> z\n' },
      { kind: 'element', name: 'b', children: [] },
      { kind: 'text', text: ' ' },
    ])
  })

  test('a position counts element siblings and finds its element again', () => {
    const root = rootOf(utf8('<a>text<!-- c --><b/><c>\n<d/><d>2</d></c></a>'))
    const second = elementAt(root, [1, 1])
    expect(second).toMatchObject({ name: 'd', position: [1, 1], line: 2 })
    expect(root.position).toEqual([])
    expect(pathOf(root, [1, 1])).toBe('a/c/d[2]')
  })

  test('lines stay exact beyond 65535', () => {
    const root = rootOf(utf8(`<a>\n<b\n x="\n>"/>${'\n'.repeat(70_000)}<!-- <c> --><c\n>\n<d/></c></a>`))
    expect(elements(root).map(({ line }) => line)).toEqual([4, 70_005])
    expect(elementAt(root, [1, 0])?.line).toBe(70_006)
  })
})
