import { element, type XmlElement } from '../src/xml/tree.ts'
import { writeXml } from '../src/xml/write.ts'

/**
 * Translates an outline into a W3C XML Schema 1.0, without XML declaration. A line of an outline declares something;
 * the lines indented below it say what it is made of, in that order. Each form of a line has its rule below.
 *
 * @throws Error quoting a line that has no form it knows
 */
export function outlineToSchema(outline: string): string {
  const lines = nested(outline)
  const [, namespace = '', version] = firstMatch(lines, /^targetNamespace = (\S+)(?: +version=(\S+))?$/)
  const [, prefix = '', imported] = firstMatch(lines, /^import (\w+) (\S+)/)
  const root = xs(
    'schema',
    { targetNamespace: namespace, elementFormDefault: 'qualified', version },
    lines.flatMap((line) => apply(declarations, line)),
  )
  const prefixes = { [xsd]: 'xs', [namespace]: 'm', ...(imported ? { [imported]: prefix } : {}) }
  return writeXml(root, { prefixes, declaration: false })
}

/** A line and the lines indented below it. */
interface Line {
  readonly text: string
  readonly below: Line[]
}

function nested(outline: string): readonly Line[] {
  const top: Line[] = []
  const open = [{ indent: -1, lines: top }]
  for (const source of outline.split('\n')) {
    const text = source.trim()
    if (text === '' || text.startsWith('#') || text.startsWith('</')) continue
    const indent = source.length - source.trimStart().length
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const line = { text, below: [] }
    open.at(-1)?.lines.push(line)
    open.push({ indent, lines: line.below })
  }
  return top
}

function firstMatch(lines: readonly Line[], form: RegExp): readonly (string | undefined)[] {
  return lines.map(({ text }) => form.exec(text)).find((found) => found !== null) ?? []
}

/** The form of a line, and what it stands for; `parts` are the captured groups, the empty string where one is absent. */
type Rule = readonly [form: RegExp, translate: (parts: readonly string[], line: Line) => readonly XmlElement[]]

function apply(rules: readonly Rule[], line: Line): readonly XmlElement[] {
  for (const [form, translate] of rules) {
    const found = form.exec(line.text)
    if (found)
      return translate(
        found.slice(1).map((part: string | undefined) => part ?? ''),
        line,
      )
  }
  throw new Error(`The outline line "${line.text}" has no form known here.`)
}

const declarations: readonly Rule[] = [
  [/^targetNamespace = /, () => []],
  [/^import (?:\w+ )?(\S+) (\S+)$/, ([namespace, schemaLocation]) => [xs('import', { namespace, schemaLocation })]],
  [/^include (\S+)$/, ([schemaLocation]) => [xs('include', { schemaLocation })]],
  [/^(?:ROOT )?element (\w+) : (\S+)$/, ([name, type]) => [xs('element', { name, type: typeName(type) })]],
  [/^type (\w+)$/, ([name], line) => [complexType(line, name)]],
  [/^group (\w+)$/, ([name], { below }) => [xs('group', { name }, [xs('sequence', {}, particlesOf(below))])]],
  [/^attributeGroup (\w+)$/, ([name], { below }) => [xs('attributeGroup', { name }, attributesOf(below))]],
  [/^simpleType (\w+) = (restriction.*)$/, ([name, restriction]) => [simpleType(restriction, name)]],
]

const particles: readonly Rule[] = [
  [
    /^any \[(.+)\] namespace=(\S+) processContents=(\S+)$/,
    ([range, namespace, processContents]) => wildcard(occurs(range), { namespace, processContents }),
  ],
  [/^<choice \[(.+)\]>$/, ([range], { below }) => [xs('choice', occurs(range), particlesOf(below))]],
  [/^group (\S+)$/, ([ref]) => [xs('group', { ref })]],
  [
    /^(\w+) \[(.+?)\] : \(anonymous\)$/,
    ([name, range], line) => [xs('element', { name, ...occurs(range) }, [complexType(line)])],
  ],
  [
    /^(\w+) \[(.+?)\] : (restriction.*)$/,
    ([name, range, restriction]) => [xs('element', { name, ...occurs(range) }, [simpleType(restriction)])],
  ],
  [
    /^(\w+) \[(.+?)\] : (\S+)(?: default=(\S+))?$/,
    ([name, range, type, value]) => [
      xs('element', { name, type: typeName(type), ...occurs(range), default: value || undefined }),
    ],
  ],
]

const attributes: readonly Rule[] = [
  [/^@(\w+) \(optional\) : (\S+)$/, ([name, type]) => [xs('attribute', { name, type: typeName(type) })]],
  [/^@@group (\w+)$/, ([name]) => [xs('attributeGroup', { ref: typeName(name) })]],
]

const extension = /^<extension base=(\S+)>$/

function complexType({ below }: Line, name?: string): XmlElement {
  const [, base] = firstMatch(below, extension)
  const own = attributesOf(below)
  if (base) return xs('complexType', { name }, [xs('simpleContent', {}, [xs('extension', { base }, own)])])
  const content = particlesOf(below)
  return xs('complexType', { name }, [...(content.length > 0 ? [xs('sequence', {}, content)] : []), ...own])
}

function particlesOf(lines: readonly Line[]): readonly XmlElement[] {
  return lines
    .filter(({ text }) => !text.startsWith('@') && !extension.test(text))
    .flatMap((line) => apply(particles, line))
}

function attributesOf(lines: readonly Line[]): readonly XmlElement[] {
  return lines.filter(({ text }) => text.startsWith('@')).flatMap((line) => apply(attributes, line))
}

function simpleType(restriction: string | undefined, name?: string): XmlElement {
  const [, base, facet, value = ''] = /^restriction\((\S+)\)(?: (enum|pattern)\{(.*)\})?$/.exec(restriction ?? '') ?? []
  const facets = {
    enum: () => value.split(' | ').map((one) => xs('enumeration', { value: one })),
    pattern: () => [xs('pattern', { value })],
  }
  const own = facet === 'enum' || facet === 'pattern' ? facets[facet]() : []
  return xs('simpleType', { name }, [xs('restriction', { base }, own)])
}

/**
 * A wildcard. One that repeats stands in a sequence that repeats in its stead, which means the same: libxml2 leads the
 * repetition of a bare wildcard back to what stands before it, and would let that come again.
 */
function wildcard(
  range: Readonly<Record<string, string | undefined>>,
  judging: Readonly<Record<string, string | undefined>>,
): readonly XmlElement[] {
  if (range['maxOccurs'] === undefined) return [xs('any', { ...judging, ...range })]
  return [xs('sequence', range, [xs('any', judging)])]
}

/** Minimum and maximum, left out where they are 1. */
function occurs(range = '1..1'): Readonly<Record<string, string | undefined>> {
  const [min, max] = range.split('..')
  return {
    minOccurs: min === '1' ? undefined : min,
    maxOccurs: max === '*' ? 'unbounded' : max === '1' ? undefined : max,
  }
}

/** A name without prefix is one of the schema's own. */
function typeName(name = ''): string {
  return name.includes(':') ? name : `m:${name}`
}

const xsd = 'http://www.w3.org/2001/XMLSchema'

function xs(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly XmlElement[] = [],
): XmlElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return element(xsd, name, children, Object.fromEntries(given))
}
