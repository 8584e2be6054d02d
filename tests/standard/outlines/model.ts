/**
 * What an outline says, read without the translator that makes schemas of it: the proof needs a second reader, so that a
 * misreading by one of them shows.
 */
export interface Scope {
  /** Elements a document may begin with, and those a wildcard finds, by qualified name. */
  readonly elements: Map<string, ElementParticle>
  /** Names of the elements that the outline itself declares: by the schema a document may begin with any of them. */
  readonly roots: readonly string[]
  readonly namespace: string
}

export interface ElementParticle {
  readonly kind: 'element'
  readonly name: string
  readonly namespace: string
  readonly min: number
  readonly max: number
  /** Types may be declared below their use, so they are looked up late. */
  readonly content: () => Content
}

export interface AnyParticle {
  readonly kind: 'any'
  readonly min: number
  readonly max: number
  /** The namespace that `##other` excludes; undefined for `##any`. */
  readonly except: string | undefined
  readonly process: 'skip' | 'lax' | 'strict'
}

/** One of several. */
export interface Choice {
  readonly kind: 'choice'
  readonly min: number
  readonly max: number
  readonly parts: readonly Particle[]
}

/** The members of a group, one after the other. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly min: number
  readonly max: number
  readonly parts: readonly Particle[]
}

export type Particle = ElementParticle | AnyParticle | Choice | Sequence

export interface SimpleType {
  readonly base: string
  readonly values?: readonly string[] | undefined
  readonly pattern?: string | undefined
}

export interface Attribute {
  readonly name: string
  readonly type: () => SimpleType
}

/** What an element is made of: text of a type, or particles; and attributes, all of them optional. */
export interface Content {
  /** The schema file whose outline says so. */
  readonly owner: string
  readonly text: SimpleType | undefined
  readonly particles: readonly Particle[]
  readonly attributes: readonly Attribute[]
}

/** The name of an element or a type in its namespace. */
export const qualified = (namespace: string, name: string): string => `{${namespace}}${name}`
