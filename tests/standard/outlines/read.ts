import { qualified, type Attribute, type Content, type ElementParticle, type Particle } from './model.ts'
import type { Scope, SimpleType } from './model.ts'

interface Line {
  readonly words: string
  readonly inner: readonly Line[]
}

interface Declarations {
  readonly elements: Map<string, ElementParticle>
  readonly contents: Map<string, Content>
  readonly simple: Map<string, SimpleType>
  readonly groups: Map<string, readonly Particle[]>
  readonly attributeGroups: Map<string, readonly Attribute[]>
}

/**
 * Reads the outline of a schema file and those it imports or includes.
 *
 * @param outlines schema file name to complete outline
 */
export function readScope(outlines: ReadonlyMap<string, string>, file: string): Scope {
  const all: Declarations = {
    elements: new Map(),
    contents: new Map(),
    simple: new Map(),
    groups: new Map(),
    attributeGroups: new Map(),
  }
  const read = new Set<string>()
  const open = [file]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (read.has(name)) continue
    read.add(name)
    open.push(...readOutline(outlines.get(name) ?? '', name, all))
  }
  const text = outlines.get(file) ?? ''
  const roots = [...text.matchAll(/^(?:ROOT )?element (\w+)/gm)].map(([, root = '']) => root)
  return { elements: all.elements, roots, namespace: /^targetNamespace = (\S+)/m.exec(text)?.[1] ?? '' }
}

/** @returns the files it refers to */
function readOutline(text: string, owner: string, all: Declarations): readonly string[] {
  const namespace = /^targetNamespace = (\S+)/m.exec(text)?.[1] ?? ''
  const prefixes = new Map([['m', namespace]])
  const files: string[] = []

  const resolve = (name: string): string => {
    const [local = '', prefix = 'm'] = name.split(':').reverse()
    return qualified(prefixes.get(prefix) ?? `unknown prefix ${prefix}`, local)
  }
  const known = <T>(map: ReadonlyMap<string, T>, name: string): T => {
    const found = map.get(resolve(name))
    if (found === undefined) throw new Error(`${owner}: ${name} is declared nowhere.`)
    return found
  }
  const simpleType = (name: string): SimpleType => (name.startsWith('xs:') ? { base: name } : known(all.simple, name))
  const isSimple = (name: string) => name.startsWith('xs:') || all.simple.has(resolve(name))
  const leaf = (type: SimpleType): Content => ({ owner, text: type, particles: [], attributes: [] })
  const contentOf = (name: string): Content => (isSimple(name) ? leaf(simpleType(name)) : known(all.contents, name))

  const content = (lines: readonly Line[]): Content => {
    const base = lines.map(({ words }) => /^<extension base=(\S+)>$/.exec(words)?.[1]).find(Boolean)
    const attributeLines = lines.filter(({ words }) => words.startsWith('@'))
    return {
      owner,
      text: base ? { base } : undefined,
      particles: lines.filter(({ words }) => !/^(@|<extension)/.test(words)).map(particle),
      get attributes() {
        return attributeLines.flatMap(({ words }) => attributes(words))
      },
    }
  }
  const attributes = (words: string): readonly Attribute[] => {
    const [, name, type] = /^@(\w+) \(optional\) : (\S+)$/.exec(words) ?? []
    if (name && type) return [{ name, type: () => simpleType(type) }]
    return known(all.attributeGroups, words.replace('@@group ', ''))
  }
  const particle = ({ words, inner }: Line): Particle => {
    if (words.startsWith('group ')) {
      const name = words.replace('group ', '')
      return {
        kind: 'sequence',
        min: 1,
        max: 1,
        get parts() {
          return known(all.groups, name)
        },
      }
    }
    const [, name = '', min = '', max = '', rest = ''] =
      /^<?(\w+) \[(\d)\.\.(\d|\*)\]>?(?: :)? ?(.*)$/.exec(words) ?? []
    const range = { min: Number(min), max: max === '*' ? Infinity : Number(max) }
    if (words.startsWith('<choice')) return { kind: 'choice', ...range, parts: inner.map(particle) }
    if (rest.startsWith('namespace=')) {
      const except = rest.includes('##other') ? namespace : undefined
      return { kind: 'any', ...range, except, process: processing(rest) }
    }
    if (name === '') throw new Error(`${owner}: "${words}" cannot be read.`)
    const own = rest === '(anonymous)' ? content(inner) : undefined
    const text = rest.startsWith('restriction(') ? leaf(restriction(rest)) : undefined
    return {
      kind: 'element',
      name,
      namespace,
      ...range,
      content: () => own ?? text ?? contentOf(rest.replace(/ default=.*/, '')),
    }
  }

  for (const line of linesOf(text)) {
    const [keyword = '', name = '', , ...rest] = line.words.replace('ROOT ', '').split(' ')
    const key = qualified(namespace, name)
    if (keyword === 'import' || keyword === 'include') {
      const [file = '', imported = '', prefix] = line.words.split(' ').slice(1).reverse()
      files.push(file)
      if (prefix) prefixes.set(prefix, imported)
    } else if (keyword === 'element') {
      const type = rest.join(' ')
      all.elements.set(key, { kind: 'element', name, namespace, min: 1, max: 1, content: () => contentOf(type) })
    } else if (keyword === 'type') all.contents.set(key, content(line.inner))
    else if (keyword === 'group') all.groups.set(key, line.inner.map(particle))
    else if (keyword === 'attributeGroup')
      all.attributeGroups.set(
        key,
        line.inner.flatMap(({ words }) => attributes(words)),
      )
    else if (keyword === 'simpleType') all.simple.set(key, restriction(rest.join(' ')))
    else if (keyword !== 'targetNamespace') throw new Error(`${owner}: "${line.words}" cannot be read.`)
  }
  return files
}

function processing(words: string): 'skip' | 'lax' | 'strict' {
  const [word] = /skip|lax|strict/.exec(words) ?? []
  if (word === 'skip' || word === 'lax' || word === 'strict') return word
  throw new Error(`"${words}" does not say how a wildcard judges.`)
}

function restriction(words: string): SimpleType {
  const [, base = '', facet, value] = /^restriction\((\S+)\)(?: (enum|pattern)\{(.*)\})?$/.exec(words) ?? []
  if (facet === 'pattern') return { base, pattern: value }
  return { base, values: value?.split(' | ') }
}

/** The lines at the left margin of a text, each with those indented below it. */
function linesOf(text: string): readonly Line[] {
  const own = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(#|<\/)/.test(line))
  const margin = Math.min(...own.map((line) => line.search(/\S/)))
  return own.flatMap((line, index) => {
    if (line.search(/\S/) > margin) return []
    const next = own.findIndex((other, at) => at > index && other.search(/\S/) <= margin)
    const inner = own.slice(index + 1, next === -1 ? undefined : next)
    return [{ words: line.trim(), inner: inner.length > 0 ? linesOf(inner.join('\n')) : [] }]
  })
}
