import { elements, textOf, type XmlElement } from '../../../src/xml/tree.ts'
import { qualified, type AnyParticle, type Content, type ElementParticle } from './model.ts'
import type { Particle, Scope, SimpleType } from './model.ts'

/** Is the document valid by the outline? */
export function isValid(root: XmlElement, { elements: known }: Scope): boolean {
  const declared = known.get(qualified(root.namespace, root.name))
  return declared !== undefined && fits(root, declared.content(), known)
}

type Known = Scope['elements']

function fits(element: XmlElement, content: Content, known: Known): boolean {
  const attributesFit = element.attributes.every(({ name, namespace, value }) => {
    const attribute = namespace === '' && content.attributes.find((one) => one.name === name)
    return attribute && isOfType(value, attribute.type())
  })
  if (!attributesFit) return false
  const children = elements(element)
  if (content.text) return children.length === 0 && isOfType(textOf(element), content.text)
  if (textOf(element) !== '') return false
  return (
    inTurn(content.particles, children, 0).has(children.length) &&
    children.every((child) => {
      const declared = content.particles.flatMap(elementParticles).find((particle) => isNamed(child, particle))
      if (declared) return fits(child, declared.content(), known)
      const wildcard = content.particles.flatMap(wildcards).find((particle) => isLetIn(child, particle))
      return wildcard !== undefined && passes(child, wildcard.process, known)
    })
  )
}

/** Where the children may have been used up to, when the particles have taken theirs from one place on. */
function inTurn(particles: readonly Particle[], children: readonly XmlElement[], from: number): ReadonlySet<number> {
  return particles.reduce<ReadonlySet<number>>(
    (places, particle) => new Set([...places].flatMap((place) => [...repeated(particle, children, place)])),
    new Set([from]),
  )
}

function repeated(particle: Particle, children: readonly XmlElement[], from: number): ReadonlySet<number> {
  const ends = new Set<number>()
  let places = new Set([from])
  for (let times = 0; places.size > 0; times++) {
    if (times >= particle.min) for (const place of places) ends.add(place)
    if (times >= particle.max || times > children.length) break
    places = new Set([...places].flatMap((place) => [...once(particle, children, place)]))
  }
  return ends
}

function once(particle: Particle, children: readonly XmlElement[], from: number): readonly number[] {
  if (particle.kind === 'choice') return particle.parts.flatMap((part) => [...repeated(part, children, from)])
  if (particle.kind === 'sequence') return [...inTurn(particle.parts, children, from)]
  const child = children[from]
  if (!child) return []
  const taken = particle.kind === 'any' ? isLetIn(child, particle) : isNamed(child, particle)
  return taken ? [from + 1] : []
}

/** Is it the element that the particle declares? */
export function isNamed({ name, namespace }: XmlElement, particle: ElementParticle): boolean {
  return name === particle.name && namespace === particle.namespace
}

function isLetIn({ namespace }: XmlElement, { except }: AnyParticle): boolean {
  return except === undefined || (namespace !== except && namespace !== '')
}

function passes(element: XmlElement, process: AnyParticle['process'], known: Known): boolean {
  if (process === 'skip') return true
  const declared = known.get(qualified(element.namespace, element.name))
  if (declared) return fits(element, declared.content(), known)
  return process === 'lax' && elements(element).every((child) => passes(child, 'lax', known))
}

/** The elements a particle declares, those of a choice among them. */
export function elementParticles(particle: Particle): readonly ElementParticle[] {
  if (particle.kind === 'any') return []
  return particle.kind === 'element' ? [particle] : particle.parts.flatMap(elementParticles)
}

/** The wildcards of a particle. */
export function wildcards(particle: Particle): readonly AnyParticle[] {
  if (particle.kind === 'element') return []
  return particle.kind === 'any' ? [particle] : particle.parts.flatMap(wildcards)
}

const forms: Readonly<Record<string, RegExp>> = {
  'xs:string': /^[^]*$/,
  'xs:dateTime': /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  'xs:date': /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  'xs:time': /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  'xs:boolean': /^(true|false|1|0)$/,
  'xs:integer': /^[+-]?\d+$/,
  'xs:decimal': /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  'xs:float': /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/,
  'xs:QName': /^([A-Za-z_][\w.-]*)$/,
}

function isOfType(text: string, { base, values, pattern }: SimpleType): boolean {
  if (values) return values.includes(text)
  const form = pattern ? new RegExp(`^(?:${pattern})$`) : forms[base]
  if (!form) throw new Error(`No form is known of ${base}.`)
  return form.test(text)
}
