/** What an outline declares, in its order. */
export interface Outline {
  readonly namespace: string
  readonly version: string | undefined
  readonly declarations: readonly Declaration[]
}

export type Declaration =
  | { readonly kind: 'import'; readonly prefix: string | undefined; readonly namespace: string; readonly file: string }
  | { readonly kind: 'include'; readonly file: string }
  | { readonly kind: 'element'; readonly name: string; readonly type: string }
  | { readonly kind: 'type'; readonly name: string; readonly content: Content }
  | { readonly kind: 'group'; readonly name: string; readonly particles: readonly Particle[] }
  | { readonly kind: 'attributeGroup'; readonly name: string; readonly attributes: readonly AttributeUse[] }
  | { readonly kind: 'simpleType'; readonly name: string; readonly restriction: Restriction }

/** What stands in an element. */
export interface Content {
  readonly kind: 'content'
  /** The simple type that its text extends; undefined where it holds elements only. */
  readonly base: string | undefined
  readonly particles: readonly Particle[]
  readonly attributes: readonly AttributeUse[]
}

/** A simple type cut down to some values or to a pattern, or to nothing less than its base. */
export interface Restriction {
  readonly kind: 'restriction'
  readonly base: string
  readonly values: readonly string[] | undefined
  readonly pattern: string | undefined
}

/** As an outline writes it: `0..1`, `1..*`. */
export type Range = string

/** An element as it stands in a content; its type is the name of one, or stands there itself. */
export interface ElementParticle {
  readonly kind: 'element'
  readonly name: string
  readonly range: Range
  readonly type: string | Restriction | Content
  readonly defaultValue: string | undefined
}

export type Particle =
  | ElementParticle
  | { readonly kind: 'any'; readonly range: Range; readonly namespace: string; readonly processContents: string }
  | { readonly kind: 'choice'; readonly range: Range; readonly parts: readonly Particle[] }
  | { readonly kind: 'group'; readonly ref: string }

export type AttributeUse =
  | { readonly kind: 'attribute'; readonly name: string; readonly type: string }
  | { readonly kind: 'attributeGroup'; readonly ref: string }

/**
 * Reads an outline. A line declares something; the lines indented below it say what it is made of, in that order. Each
 * form of a line has its rule below.
 *
 * @throws Error quoting a line that has no form it knows
 * @example readOutline('targetNamespace = urn:a\ntype T\n    name [0..1] : xs:string').declarations[0]?.kind // 'type'
 */
export function readOutline(outline: string): Outline {
  const [, namespace = '', version] = /^targetNamespace = (\S+)(?: +version=(\S+))?$/m.exec(outline) ?? []
  const lines = nested(outline).filter(({ text }) => !text.startsWith('targetNamespace = '))
  return { namespace, version, declarations: lines.map((line) => apply(declarations, line)) }
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

/** The form of a line, and what it says; `parts` are the captured groups, the empty string where one is absent. */
type Rule<T> = readonly [form: RegExp, read: (parts: readonly string[], line: Line) => T]

function apply<T>(rules: readonly Rule<T>[], line: Line): T {
  for (const [form, read] of rules) {
    const found = form.exec(line.text)
    if (found)
      return read(
        found.slice(1).map((part: string | undefined) => part ?? ''),
        line,
      )
  }
  throw new Error(`The outline line "${line.text}" has no form known here.`)
}

const declarations: readonly Rule<Declaration>[] = [
  [
    /^import (?:(\w+) )?(\S+) (\S+)$/,
    ([prefix = '', namespace = '', file = '']) => ({ kind: 'import', prefix: prefix || undefined, namespace, file }),
  ],
  [/^include (\S+)$/, ([file = '']) => ({ kind: 'include', file })],
  [/^(?:ROOT )?element (\w+) : (\S+)$/, ([name = '', type = '']) => ({ kind: 'element', name, type })],
  [/^type (\w+)$/, ([name = ''], { below }) => ({ kind: 'type', name, content: contentOf(below) })],
  [/^group (\w+)$/, ([name = ''], { below }) => ({ kind: 'group', name, particles: particlesOf(below) })],
  [
    /^attributeGroup (\w+)$/,
    ([name = ''], { below }) => ({ kind: 'attributeGroup', name, attributes: attributesOf(below) }),
  ],
  [
    /^simpleType (\w+) = (restriction.*)$/,
    ([name = '', text = '']) => ({ kind: 'simpleType', name, restriction: restrictionOf(text) }),
  ],
]

const particles: readonly Rule<Particle>[] = [
  [
    /^any \[(.+)\] namespace=(\S+) processContents=(\S+)$/,
    ([range = '', namespace = '', processContents = '']) => ({ kind: 'any', range, namespace, processContents }),
  ],
  [/^<choice \[(.+)\]>$/, ([range = ''], { below }) => ({ kind: 'choice', range, parts: particlesOf(below) })],
  [/^group (\S+)$/, ([ref = '']) => ({ kind: 'group', ref })],
  [
    /^(\w+) \[(.+?)\] : \(anonymous\)$/,
    ([name = '', range = ''], { below }) => elementOf(name, range, contentOf(below)),
  ],
  [
    /^(\w+) \[(.+?)\] : (restriction.*)$/,
    ([name = '', range = '', text = '']) => elementOf(name, range, restrictionOf(text)),
  ],
  [
    /^(\w+) \[(.+?)\] : (\S+)(?: default=(\S+))?$/,
    ([name = '', range = '', type = '', value]) => elementOf(name, range, type, value),
  ],
]

const attributes: readonly Rule<AttributeUse>[] = [
  [/^@(\w+) \(optional\) : (\S+)$/, ([name = '', type = '']) => ({ kind: 'attribute', name, type })],
  [/^@@group (\w+)$/, ([ref = '']) => ({ kind: 'attributeGroup', ref })],
]

const extension = /^<extension base=(\S+)>$/

function elementOf(name: string, range: Range, type: ElementParticle['type'], value?: string): ElementParticle {
  return { kind: 'element', name, range, type, defaultValue: value || undefined }
}

function contentOf(below: readonly Line[]): Content {
  const base = below.map(({ text }) => extension.exec(text)?.[1]).find((found) => found !== undefined)
  return { kind: 'content', base, particles: particlesOf(below), attributes: attributesOf(below) }
}

function particlesOf(lines: readonly Line[]): readonly Particle[] {
  return lines
    .filter(({ text }) => !text.startsWith('@') && !extension.test(text))
    .map((line) => apply(particles, line))
}

function attributesOf(lines: readonly Line[]): readonly AttributeUse[] {
  return lines.filter(({ text }) => text.startsWith('@')).map((line) => apply(attributes, line))
}

function restrictionOf(text: string): Restriction {
  const [, base = '', facet, value = ''] = /^restriction\((\S+)\)(?: (enum|pattern)\{(.*)\})?$/.exec(text) ?? []
  return {
    kind: 'restriction',
    base,
    values: facet === 'enum' ? value.split(' | ') : undefined,
    pattern: facet === 'pattern' ? value : undefined,
  }
}
