import { join } from 'node:path'
import { scopeOf } from '../../scripts/vectors/from-outline.ts'
import { plausibleAttribute, plausibleText } from '../../scripts/vectors/plausible.ts'
import { listedSchemas } from '../../src/standard/schemas.ts'
import { element, type XmlElement } from '../../src/xml/tree.ts'
import type { Dice } from '../assertions/random-steps.ts'
import { valueOf } from '../standard/outlines/build.ts'
import {
  qualified,
  type ElementParticle,
  type Particle,
  type Scope,
  type SimpleType,
} from '../standard/outlines/model.ts'
import { pick } from './property.ts'

/** Elements made at random after the outlines, valid by their schema and plausible to the judges. */

const listed = listedSchemas('2013', join(import.meta.dirname, '../../profiles'))

/** All profiles and query profiles that have an outline. */
export const outlined = listed.filter(({ kind }) => kind === 'profile' || kind === 'query-profile')
export type Outlined = (typeof outlined)[number]

const scopes = new Map<string, Scope>()

/** The element that an outline declares under that name. */
export function declared(schema: string, root: string): ElementParticle {
  const scope = scopes.get(schema) ?? scopeOf(schema)
  scopes.set(schema, scope)
  const found = scope.elements.get(qualified(scope.namespace, root))
  if (!found) throw new Error(`${schema} declares no element ${root}.`)
  return found
}

/** What is not left to chance. */
export interface Wanted {
  /** Texts by `parent/name` or by name. */
  readonly texts?: Readonly<Record<string, (roll: Dice) => string>>
  /** Elements, by name, that are never left out. */
  readonly needed?: readonly string[]
}

/** How often something stands that may be repeated without end. */
const most = 3

/** An element with all that is optional in it there or not, and all that may be repeated there up to three times. */
export const generated = (particle: ElementParticle, roll: Dice, wanted: Wanted = {}): XmlElement =>
  elementAt(particle, [particle.name], roll, wanted)

function elementAt(particle: ElementParticle, path: readonly string[], roll: Dice, wanted: Wanted): XmlElement {
  const { text, particles, attributes } = particle.content()
  const given = attributes.flatMap(({ name, type }): [string, string][] =>
    roll(2) || isReference(name) ? [[name, plausibleAttribute(name, valueOf(type()), path)]] : [],
  )
  const content = text ? textAt(text, path, roll, wanted) : particles.flatMap((one) => someOf(one, path, roll, wanted))
  return element(particle.namespace, particle.name, content, Object.fromEntries(given))
}

/** A reference that leads nowhere is no reference. */
const isReference = (attribute: string): boolean => attribute === 'ref'

function someOf(particle: Particle, path: readonly string[], roll: Dice, wanted: Wanted): readonly XmlElement[] {
  const least = particle.kind === 'element' && wanted.needed?.includes(particle.name) ? 1 : particle.min
  const times = least + roll(Math.min(particle.max, most) - least + 1)
  return Array.from({ length: times }).flatMap(() => once(particle, path, roll, wanted))
}

function once(particle: Particle, path: readonly string[], roll: Dice, wanted: Wanted): readonly XmlElement[] {
  switch (particle.kind) {
    case 'element':
      return [elementAt(particle, [...path, particle.name], roll, wanted)]
    case 'sequence':
      return particle.parts.flatMap((part) => someOf(part, path, roll, wanted))
    case 'choice': {
      const part = particle.parts[roll(particle.parts.length)]
      return part ? someOf(part, path, roll, wanted) : []
    }
    case 'any':
      return particle.process === 'strict' ? [] : [element('urn:example:vendor', 'Extension', 'of our own')]
  }
}

/** Other ways to write a value of a type; of a string, what a sender may write where he is free. */
const forms: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'xs:dateTime': [
    '2026-03-01T00:00:00.000001+14:00',
    '2026-02-28T24:00:00Z',
    '2024-02-29T23:59:59-12:00',
    '2026-03-01T00:00:00',
    '\n 2026-03-01T00:00:00Z ',
    '12026-03-01T00:00:00Z',
    '-0044-03-15T12:00:00Z',
  ],
  'xs:date': ['2024-02-29', '2026-03-01Z', '2026-03-01+01:00'],
  'xs:time': ['22:00:00.25', '00:00:00Z', '23:59:59-05:00'],
  'xs:boolean': ['true', 'false', '1', '0', ' true '],
  'xs:integer': ['0', '-7', '+12', '007', '123456789012345678'],
  'xs:decimal': ['-.5', '+1.', '000.100', '0.12345678901234567'],
  'xs:float': ['-1.5e3', 'INF', '-INF', 'NaN', '1E-2', '.5'],
  'xs:QName': ['Header', 'xml:lang', ' Zähler '],
  'xs:string': [
    '',
    ' ',
    'Zähler 電力量計 😀',
    'a < b && c > d ]]> "q" \'s\'',
    ' two\n lines\tand \r a half ',
    '&amp;#65;',
    '\u0085\u2028\uFFFD',
    'x'.repeat(3_000),
  ],
}

function textAt(type: SimpleType, path: readonly string[], roll: Dice, { texts = {} }: Wanted): string {
  const own = texts[path.slice(-2).join('/')] ?? texts[path.at(-1) ?? '']
  if (own) return own(roll)
  const [first, ...others] = type.values ?? []
  if (first !== undefined) return pick([first, ...others], roll)
  const free = type.pattern ? undefined : forms[type.base]
  return free && roll(4) === 3 ? pick(free, roll) : plausible(type, path)
}

const plausible = (type: SimpleType, path: readonly string[]): string =>
  type.pattern ? valueOf(type) : plausibleText(valueOf(type), path)
