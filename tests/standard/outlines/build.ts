import { element, type XmlElement } from '../../../src/xml/tree.ts'
import { elementParticles } from './verdict.ts'
import type { Content, ElementParticle, Particle, SimpleType } from './model.ts'

/** An example of each simple type, and a text that is none of it. */
const examples: Readonly<Record<string, readonly [value: string, none: string]>> = {
  'xs:string': ['text', ''],
  'xs:dateTime': ['2024-03-31T01:59:59Z', '2024-03-31'],
  'xs:date': ['2024-03-31', '31.03.2024'],
  'xs:time': ['22:00:00', '22'],
  'xs:boolean': ['true', 'yes'],
  'xs:integer': ['12', '1.5'],
  'xs:decimal': ['2.50', '1e3'],
  'xs:float': ['-1.5e3', '1,5'],
  'xs:QName': ['Header', 'a:b:c'],
}

const uuid = '8f1e2a1c-5d7e-4d0b-9a39-3f1f6f3f1c11'

/** A text that is of the type. */
export function valueOf({ base, values, pattern }: SimpleType): string {
  const value = values?.[0] ?? (pattern ? uuid : examples[base]?.[0])
  if (value === undefined) throw new Error(`No example is known of ${base}.`)
  return value
}

/** A text that is not of the type; undefined where every text is. */
export function noValueOf({ base, values, pattern }: SimpleType): string | undefined {
  if (values) return 'cim9-none'
  return pattern ? uuid.replace('-', '') : examples[base]?.[1] || undefined
}

/** The element with nothing in it but what must be there. */
export function minimal(particle: ElementParticle): XmlElement {
  return withContent(particle, particle.content(), ({ min }) => min > 0)
}

/** The element with every element once, down to the leaves; of a choice, the branch of that number. */
export function full(particle: ElementParticle, branch: number): XmlElement {
  const content = particle.content()
  const children = chosen(content.particles, branch).map((child) => full(child, branch))
  return element(
    particle.namespace,
    particle.name,
    content.text ? valueOf(content.text) : children,
    everyAttribute(content),
  )
}

/** Every element that may stand side by side in a content, once; of a choice that is taken once, the branch of that number. */
export function chosen(particles: readonly Particle[], branch: number): readonly ElementParticle[] {
  return particles.flatMap((particle) => {
    if (particle.kind === 'any') return []
    if (particle.kind === 'element') return [particle]
    if (particle.kind === 'sequence' || particle.max > 1) return chosen(particle.parts, branch)
    const part = particle.parts[branch % particle.parts.length]
    return part ? chosen([part], branch) : []
  })
}

/** The highest number of branches a choice in the content has; 1 where there is none. */
export function branchesOf({ particles }: Content): number {
  return Math.max(1, ...particles.map((particle) => (particle.kind === 'choice' ? particle.parts.length : 1)))
}

/** The first element of the path, with the least content in which the others stand; the last of them is the one given. */
export function around(path: readonly ElementParticle[], inmost: XmlElement): XmlElement {
  return path.slice(0, -1).reduceRight((child, particle, index) => {
    const next = path[index + 1]
    return withContent(particle, particle.content(), ({ min }) => min > 0, next && { particle: next, element: child })
  }, inmost)
}

interface Given {
  readonly particle: ElementParticle
  readonly element: XmlElement
}

function withContent(
  { namespace, name }: ElementParticle,
  content: Content,
  wanted: (particle: Particle) => boolean,
  given?: Given,
): XmlElement {
  const children = content.particles.flatMap((particle) => least(particle, wanted, given))
  return element(namespace, name, content.text ? valueOf(content.text) : children)
}

function least(
  particle: Particle,
  wanted: (particle: Particle) => boolean,
  given: Given | undefined,
): readonly XmlElement[] {
  if (given && particle === given.particle) return [given.element]
  const holds = given !== undefined && elementParticles(particle).includes(given.particle)
  if (particle.kind === 'any' || (!wanted(particle) && !holds)) return []
  if (particle.kind === 'element') return [minimal(particle)]
  if (particle.kind === 'sequence') return particle.parts.flatMap((part) => least(part, wanted, given))
  const [first] = particle.parts
  const taken = holds ? particle.parts.find((part) => elementParticles(part).includes(given.particle)) : first
  return taken ? least(taken, wanted, given) : []
}

/** Each attribute with an example. */
export function everyAttribute({ attributes }: Content): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ name, type }) => [name, valueOf(type())]))
}
