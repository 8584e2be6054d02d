import type { AttributeUse, Content, ElementParticle, Outline, Particle, Range, Restriction } from './outline.ts'

/** An outline that the element reference covers. */
export interface CoveredSchema {
  /** The noun of a profile; `envelope fdis` for a dialect of the envelope. */
  readonly name: string
  readonly isEnvelope: boolean
  readonly outline: Outline
}

/** An element, or an attribute, as one schema has it at one place. */
export interface ElementUse {
  readonly schema: string
  /** The class it belongs to, see `elementUsesOf`. */
  readonly className: string
  /** An attribute has an @ before it. */
  readonly name: string
  /** The element it stands in, as a path from a named class: differs from `className` where a class is anonymous. */
  readonly within: string
  readonly range: Range
  /** The choice it is a member of. */
  readonly choice: { readonly range: Range; readonly members: readonly string[] } | undefined
  readonly type: TypeOfUse
  readonly defaultValue: string | undefined
}

export interface TypeOfUse {
  /** For a reader: `Minutes (xs:float)`, `Name`, `reference to ReadingType`. */
  readonly text: string
  /** The name of a simple type that the schema declares. */
  readonly simpleName?: string
  readonly values?: readonly string[] | undefined
  readonly pattern?: string | undefined
  /** The class of what stands in it, and where that is described, as in `ElementUse.within`. */
  readonly content?: { readonly className: string; readonly within: string }
}

/**
 * Every element and attribute of the schemas, each under its class:
 *
 * - a named type is a class of that name; one of the envelope without its ending `Type`, so that HeaderType is Header, but
 *   for NameType, beside which there is a Name;
 * - an anonymous type has the name of its attribute group, where it has one;
 * - else the class that an element of the same name has elsewhere, where its type is named: `mainAddress` StreetAddress;
 * - else the name of its element in the singular, with a capital: `ServiceMultipliers` ServiceMultiplier;
 * - so an attribute `ref` belongs to the class that it points to: `ReadingType/@ref`.
 */
export function elementUsesOf(schemas: readonly CoveredSchema[]): readonly ElementUse[] {
  const named = new Map(schemas.flatMap(namedContents))
  return schemas.flatMap((schema) => usesIn(schema, named))
}

/** Element name to class, for the elements whose type is a named class. */
function namedContents(schema: CoveredSchema): readonly (readonly [string, string])[] {
  const classes = classesIn(schema)
  const inside = (particles: readonly Particle[]): readonly (readonly [string, string])[] =>
    particles.flatMap((particle) => {
      if (particle.kind === 'choice') return inside(particle.parts)
      if (particle.kind !== 'element') return []
      if (typeof particle.type !== 'string')
        return particle.type.kind === 'content' ? inside(particle.type.particles) : []
      const className = classes.get(localName(particle.type))
      return className ? [[particle.name, className] as const] : []
    })
  return schema.outline.declarations.flatMap((one) => (one.kind === 'type' ? inside(one.content.particles) : []))
}

/** Type name to class. */
function classesIn({ outline, isEnvelope }: CoveredSchema): ReadonlyMap<string, string> {
  const names = new Set(outline.declarations.flatMap((one) => (one.kind === 'type' ? [one.name] : [])))
  const className = (name: string) => {
    const short = name.replace(/Type$/, '')
    return isEnvelope && !names.has(short) ? short : name
  }
  return new Map([...names].map((name) => [name, className(name)]))
}

function usesIn(schema: CoveredSchema, named: ReadonlyMap<string, string>): readonly ElementUse[] {
  const classes = classesIn(schema)
  const simple = new Map(
    schema.outline.declarations.flatMap((one) =>
      one.kind === 'simpleType' ? [[one.name, one.restriction] as const] : [],
    ),
  )

  return schema.outline.declarations.flatMap((one) => {
    if (one.kind === 'attributeGroup') return attributes(one.attributes, one.name, one.name)
    if (one.kind !== 'type') return []
    const className = classes.get(one.name) ?? one.name
    return contents(one.content, className, className)
  })

  function contents(content: Content, className: string, within: string): readonly ElementUse[] {
    return [...elements(content.particles, className, within), ...attributes(content.attributes, className, within)]
  }

  function elements(
    particles: readonly Particle[],
    className: string,
    within: string,
    choice?: ElementUse['choice'],
  ): readonly ElementUse[] {
    return particles.flatMap((particle) => {
      if (particle.kind === 'choice') {
        const members = particle.parts.map((part) =>
          part.kind === 'element' ? part.name : 'elements of other schemas',
        )
        return elements(particle.parts, className, within, { range: particle.range, members })
      }
      if (particle.kind !== 'element') return []
      const { name, range, defaultValue } = particle
      const type = typeOf(particle, within)
      const use = { schema: schema.name, className, name, within, range, choice, type, defaultValue }
      if (typeof particle.type === 'string' || particle.type.kind !== 'content' || !type.content) return [use]
      return [use, ...contents(particle.type, type.content.className, `${within}/${name}`)]
    })
  }

  function attributes(uses: readonly AttributeUse[], className: string, within: string): readonly ElementUse[] {
    return uses.flatMap((use) => {
      if (use.kind === 'attributeGroup') return []
      const rest = { range: '0..1', choice: undefined, defaultValue: undefined }
      return [{ schema: schema.name, className, name: `@${use.name}`, within, type: simpleOrClass(use.type), ...rest }]
    })
  }

  function typeOf({ name, type }: ElementParticle, within: string): TypeOfUse {
    if (typeof type === 'string') return simpleOrClass(type)
    if (type.kind === 'restriction') return restricted(type.base, type)
    const group = type.attributes.find((one) => one.kind === 'attributeGroup')?.ref
    const className = group ?? named.get(name) ?? singular(name)
    const content = { className, within: group ?? `${within}/${name}` }
    if (type.base) return { text: `${type.base} with the attributes of ${className}`, content }
    const isReference = type.particles.length === 0 && type.attributes.length > 0
    return { text: isReference ? `reference to ${className}` : className, content }
  }

  function simpleOrClass(type: string): TypeOfUse {
    const name = localName(type)
    const restriction = type.startsWith('xs:') ? undefined : simple.get(name)
    if (restriction) return { ...restricted(`${name} (${restriction.base})`, restriction), simpleName: name }
    const className = type.startsWith('xs:') ? undefined : classes.get(name)
    return className ? { text: className, content: { className, within: className } } : { text: type }
  }
}

function restricted(text: string, { values, pattern }: Restriction): TypeOfUse {
  return { text, values, pattern }
}

function singular(element: string): string {
  return element.replace(/^./, (first) => first.toUpperCase()).replace(/s$/, '')
}

/** A profile writes the names of its own types with a prefix, the envelope without. */
function localName(type: string): string {
  return type.replace(/^\w+:/, '')
}
