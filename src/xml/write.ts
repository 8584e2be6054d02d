import { XMLBuilder } from 'fast-xml-parser'
import { elements, type XmlElement } from './tree.ts'

export interface XmlWriteOptions {
  /** Begin with an XML declaration that says UTF-8. Default true. */
  readonly declaration?: boolean
  /**
   * Namespace to prefix. They are all declared on the root, so that values that are QNames may use them too; an element
   * of any other namespace redeclares the default namespace.
   */
  readonly prefixes?: Readonly<Record<string, string>>
}

/**
 * Writes an element as a document a person can read: two spaces a level, an element a line, text never touched.
 *
 * White space between the children of an element without other text is layout and is laid out anew; an element that
 * mixes text and elements is written on one line as it stands.
 *
 * @throws RangeError for a character or a name that XML cannot hold
 * @example
 * writeXml(element('urn:a', 'Reading', '1.5'), { prefixes: { 'urn:a': 'a' } })
 */
export function writeXml(root: XmlElement, { declaration = true, prefixes = {} }: XmlWriteOptions = {}): string {
  const context = { prefixes: new Map(Object.entries(prefixes)), defaultNamespace: '', indent: '\n' }
  const declared = Object.entries(prefixes).map(([namespace, prefix]) => namespaceDeclaration(namespace, prefix))
  const top = toBuilder(root, context, Object.fromEntries(declared))
  return (declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : '') + builder.build([top])
}

type Attributes = Record<string, string>
/** What XMLBuilder takes with preserveOrder: the name of the element, or `#text`, is the key. */
type BuilderNode = Record<string, BuilderNode[] | Attributes | string>

interface Context {
  readonly prefixes: ReadonlyMap<string, string>
  readonly defaultNamespace: string
  /** Line feed and indentation of the element, or nothing inside mixed content. */
  readonly indent: string
}

// Values arrive escaped, and white space as text of its own: the builder's own layout would alter mixed content.
const builderOptions = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  processEntities: false,
  maxNestedTags: Number.MAX_SAFE_INTEGER,
  sanitizeName(name: string): never {
    throw new RangeError(`"${name}" is not a name that XML can hold.`)
  },
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- its author points to the package this one re-exports
const builder = new XMLBuilder(builderOptions)

function toBuilder(source: XmlElement, context: Context, declared: Attributes = {}): BuilderNode {
  const prefix = prefixOf(source.namespace, context)
  const inner = { ...context, defaultNamespace: prefix ? context.defaultNamespace : source.namespace }
  const redeclared = inner.defaultNamespace === context.defaultNamespace ? {} : { xmlns: escapeValue(source.namespace) }
  return {
    [prefix ? `${prefix}:${source.name}` : source.name]: contentOf(source, inner),
    ':@': { ...declared, ...redeclared, ...attributesOf(source, context) },
  }
}

function contentOf(source: XmlElement, context: Context): BuilderNode[] {
  const laidOut = context.indent !== '' && elements(source).length > 0 && !hasText(source)
  if (!laidOut) {
    return source.children.map((child) =>
      child.kind === 'text' ? { '#text': textIn(source, child.text) } : toBuilder(child, { ...context, indent: '' }),
    )
  }
  const indent = `${context.indent}  `
  const lines = elements(source).flatMap((child) => [{ '#text': indent }, toBuilder(child, { ...context, indent })])
  return [...lines, { '#text': context.indent }]
}

function hasText(source: XmlElement): boolean {
  return source.children.some((child) => child.kind === 'text' && /[^ \t\r\n]/.test(child.text))
}

function prefixOf(namespace: string, { prefixes }: Context): string | undefined {
  return namespace === xmlNamespace ? 'xml' : prefixes.get(namespace)
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** Attributes take no default namespace: one in an unforeseen namespace gets a prefix of its own, declared beside it. */
function attributesOf(source: XmlElement, context: Context): Attributes {
  const entries = source.attributes.flatMap(({ name, namespace, value }, index) => {
    const written = escapeValue(carried(source, value))
    if (namespace === '') return [[name, written] as const]
    const known = prefixOf(namespace, context)
    if (known) return [[`${known}:${name}`, written] as const]
    const own = `cim9ns${index}`
    return [namespaceDeclaration(namespace, own), [`${own}:${name}`, written] as const]
  })
  return Object.fromEntries(entries)
}

function namespaceDeclaration(namespace: string, prefix: string): readonly [name: string, value: string] {
  return [`xmlns:${prefix}`, escapeValue(namespace)]
}

function textIn(source: XmlElement, text: string): string {
  return escapeText(carried(source, text))
}

/** What XML 1.0 leaves out of its characters (production 2), lone surrogates among them. */
const outsideXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

function carried(source: XmlElement, value: string): string {
  const found = outsideXml.exec(value)?.[0].codePointAt(0)
  if (found === undefined) return value
  const codePoint = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
  throw new RangeError(`The element ${source.name} holds the character ${codePoint}, which XML cannot carry.`)
}

/** A carriage return is written as a reference: a parser would read the bare character as a line feed. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

/** A parser reads bare tabs and line feeds in an attribute as spaces. */
function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
