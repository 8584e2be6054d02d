import { elements, type XmlElement } from '../../src/xml/tree.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { pick } from './property.ts'

/** By prefix; the empty one is the default. */
type Declared = ReadonlyMap<string, string>

const prefixes = ['', 'm', 'ns0', 'x-1.y', '_', 'zähler'] as const
const layouts = ['', '\n', '\n  ', ' \t\r\n '] as const
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * The bytes of a document, written as one of the many senders might write it: prefixes, layout, comments, CDATA, references
 * and encoding by chance. What it says is the same; nothing is shared with the writer of the harness.
 */
export function written(root: XmlElement, roll: Dice): Buffer {
  const aside = () => pick(['', '<!-- <Verb>get</Verb> -->', '<?hint of="nothing"?>\n', '\n'], roll)
  return encoded(`${aside()}${elementText(root, new Map([['', '']]), roll)}${aside()}`, roll)
}

function elementText(source: XmlElement, scope: Declared, roll: Dice): string {
  const known = [...scope].flatMap(([prefix, namespace]) => (namespace === source.namespace ? [prefix] : []))
  const isNew = !known.length || roll(5) === 4
  const fresh = source.namespace === '' ? '' : pick(prefixes, roll)
  const prefix = isNew ? fresh : (known[roll(known.length)] ?? fresh)
  const here = new Map([...scope, [prefix, source.namespace]])
  const declarations = scope.get(prefix) === source.namespace ? [] : [declaration(prefix, source.namespace)]
  if (roll(8) === 7) {
    declarations.push(declaration('unused', 'urn:example:unused'), declaration('xsi', schemaInstance))
    declarations.push(`xsi:schemaLocation="${attributeText(source.namespace || 'urn:x')} nowhere/at-all.xsd"`)
  }
  const attributes = source.attributes.map(
    ({ name, namespace, value }) => `${namespace ? 'xml:' : ''}${name}=${quoted(value, roll)}`,
  )
  const name = prefix ? `${prefix}:${source.name}` : source.name
  const gap = pick([' ', '\n', '\t '], roll)
  const tag = [name, ...declarations, ...attributes].join(gap)
  const content = contentOf(source, here, roll)
  return content === '' && roll(2)
    ? `<${tag}${pick(['', ' '], roll)}/>`
    : `<${tag}>${content}</${name}${pick(['', ' '], roll)}>`
}

const declaration = (prefix: string, namespace: string): string =>
  `xmlns${prefix && ':'}${prefix}="${attributeText(namespace)}"`

function contentOf(source: XmlElement, scope: Declared, roll: Dice): string {
  const children = elements(source)
  if (!children.length)
    return source.children.map((child) => (child.kind === 'text' ? textOf(child.text, roll) : '')).join('')
  const layout = pick(layouts, roll)
  const between = () => layout + (roll(9) === 8 ? `<!-- here -->${layout}` : '')
  return children.map((child) => between() + elementText(child, scope, roll)).join('') + layout
}

/** A text in up to three pieces, each escaped, in CDATA or in references. */
function textOf(text: string, roll: Dice): string {
  const characters = Array.from(text)
  const cuts = [roll(characters.length + 1), roll(characters.length + 1)].sort((one, other) => one - other)
  const pieces = [characters.slice(0, cuts[0]), characters.slice(cuts[0], cuts[1]), characters.slice(cuts[1])]
  return pieces
    .map((piece) => (piece.length ? pieceOf(piece, roll) : ''))
    .join(pick(['', '', '<!-- and -->', '<?and?>'], roll))
}

function pieceOf(piece: readonly string[], roll: Dice): string {
  const text = piece.join('')
  // A carriage return is read as a line feed where it does not stand as a reference.
  const inCData = !text.includes(']]>') && !text.includes('\r')
  const how = roll(inCData ? 3 : 2)
  if (how === 2) return `<![CDATA[${text}]]>`
  return how === 1 ? piece.map((one) => reference(one, roll)).join('') : escaped(text)
}

const reference = (character: string, roll: Dice): string => {
  const code = character.codePointAt(0) ?? 0
  return roll(2) ? `&#${code};` : `&#x${code.toString(16)};`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')

const attributeText = (value: string): string =>
  escaped(value).replaceAll('"', '&quot;').replaceAll("'", '&apos;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

const quoted = (value: string, roll: Dice): string => {
  const quote = pick(['"', "'"], roll)
  return `${quote}${attributeText(value)}${quote}`
}

/** What a document is encoded in, what it says of it, and whether a byte order mark stands before it. */
const encodings = [
  { as: 'utf8', says: ['', 'UTF-8', 'utf-8'], marks: [false, true] },
  { as: 'utf16le', says: ['', 'UTF-16', 'utf-16'], marks: [true] },
  { as: 'utf16be', says: ['', 'UTF-16'], marks: [true] },
  { as: 'latin1', says: ['ISO-8859-1', 'iso-8859-1'], marks: [false] },
  { as: 'ascii', says: ['US-ASCII'], marks: [false] },
] as const

function encoded(document: string, roll: Dice): Buffer {
  // Names cannot be written by references, so what they hold decides.
  const isWide = /<[^>]*[^\0-\xFF]/.test(document)
  const isLatin = /<[^>]*[^\0-\x7F]/.test(document)
  const possible = isWide ? encodings.slice(0, 3) : isLatin ? encodings.slice(0, 4) : encodings
  const { as, says, marks } = possible[roll(possible.length)] ?? encodings[0]
  const said = says[roll(says.length)] ?? ''
  const mark = marks[roll(marks.length)] ? '\uFEFF' : ''
  const standalone = pick(['', ' standalone="yes"'], roll)
  const declared =
    said || roll(2) ? `<?xml version="1.0"${said && ` encoding=${quoted(said, roll)}`}${standalone}?>` : ''
  const text = mark + declared + document
  if (as === 'utf16be') return Buffer.from(text, 'utf16le').swap16()
  if (as === 'utf8' || as === 'utf16le') return Buffer.from(text, as)
  const beyond = as === 'latin1' ? /[^\0-\xFF]/gu : /[^\0-\x7F]/gu
  return Buffer.from(
    text.replace(beyond, (one) => `&#${one.codePointAt(0) ?? 0};`),
    'latin1',
  )
}
