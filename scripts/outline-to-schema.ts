import { readOutline, type AttributeUse, type Content, type Declaration } from '../src/standard/outline.ts'
import type { ElementParticle, Particle, Range, Restriction } from '../src/standard/outline.ts'
import { element, type XmlElement } from '../src/xml/tree.ts'
import { writeXml } from '../src/xml/write.ts'

/**
 * Translates an outline into a W3C XML Schema 1.0, without XML declaration.
 *
 * @throws Error quoting a line that has no form known to `readOutline`
 */
export function outlineToSchema(outline: string): string {
  const { namespace, version, declarations } = readOutline(outline)
  const root = xs(
    'schema',
    { targetNamespace: namespace, elementFormDefault: 'qualified', version },
    declarations.map(declarationToSchema),
  )
  const imports = declarations.flatMap((one) =>
    one.kind === 'import' && one.prefix ? [[one.namespace, one.prefix] as const] : [],
  )
  const prefixes = { [xsd]: 'xs', [namespace]: 'm', ...Object.fromEntries(imports) }
  return writeXml(root, { prefixes, declaration: false })
}

function declarationToSchema(one: Declaration): XmlElement {
  switch (one.kind) {
    case 'import':
      return xs('import', { namespace: one.namespace, schemaLocation: one.file })
    case 'include':
      return xs('include', { schemaLocation: one.file })
    case 'element':
      return xs('element', { name: one.name, type: typeName(one.type) })
    case 'type':
      return complexType(one.content, one.name)
    case 'group':
      return xs('group', { name: one.name }, [xs('sequence', {}, one.particles.map(particleToSchema))])
    case 'attributeGroup':
      return xs('attributeGroup', { name: one.name }, one.attributes.map(attributeToSchema))
    case 'simpleType':
      return simpleType(one.restriction, one.name)
  }
}

function complexType({ base, particles, attributes }: Content, name?: string): XmlElement {
  const own = attributes.map(attributeToSchema)
  if (base) return xs('complexType', { name }, [xs('simpleContent', {}, [xs('extension', { base }, own)])])
  const content = particles.length > 0 ? [xs('sequence', {}, particles.map(particleToSchema))] : []
  return xs('complexType', { name }, [...content, ...own])
}

function particleToSchema(particle: Particle): XmlElement {
  switch (particle.kind) {
    case 'any':
      return wildcard(occurs(particle.range), particle)
    case 'choice':
      return xs('choice', occurs(particle.range), particle.parts.map(particleToSchema))
    case 'group':
      return xs('group', { ref: particle.ref })
    case 'element':
      return elementToSchema(particle)
  }
}

function elementToSchema({ name, range, type, defaultValue }: ElementParticle): XmlElement {
  if (typeof type === 'string')
    return xs('element', { name, type: typeName(type), ...occurs(range), default: defaultValue })
  const own = type.kind === 'content' ? complexType(type) : simpleType(type)
  return xs('element', { name, ...occurs(range) }, [own])
}

function attributeToSchema(attribute: AttributeUse): XmlElement {
  if (attribute.kind === 'attributeGroup') return xs('attributeGroup', { ref: typeName(attribute.ref) })
  return xs('attribute', { name: attribute.name, type: typeName(attribute.type) })
}

function simpleType({ base, values = [], pattern }: Restriction, name?: string): XmlElement {
  const facets = [
    ...values.map((value) => xs('enumeration', { value })),
    ...(pattern === undefined ? [] : [xs('pattern', { value: pattern })]),
  ]
  return xs('simpleType', { name }, [xs('restriction', { base }, facets)])
}

/**
 * A wildcard. One that repeats stands in a sequence that repeats in its stead, which means the same: libxml2 leads the
 * repetition of a bare wildcard back to what stands before it, and would let that come again.
 */
function wildcard(
  range: Readonly<Record<string, string | undefined>>,
  { namespace, processContents }: { readonly namespace: string; readonly processContents: string },
): XmlElement {
  if (range['maxOccurs'] === undefined) return xs('any', { namespace, processContents, ...range })
  return xs('sequence', range, [xs('any', { namespace, processContents })])
}

/** Minimum and maximum, left out where they are 1. */
function occurs(range: Range): Readonly<Record<string, string | undefined>> {
  const [min, max] = range.split('..')
  return {
    minOccurs: min === '1' ? undefined : min,
    maxOccurs: max === '*' ? 'unbounded' : max === '1' ? undefined : max,
  }
}

/** A name without prefix is one of the schema's own. */
function typeName(name: string): string {
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
