import type { DecodedMessage } from '../../exchange/decode.ts'
import type { Standard } from '../../standard/standard.ts'
import { attributeOf, childNamed, childrenNamed, elements, textOf, type XmlElement } from '../../xml/tree.ts'

/**
 * The profiles of the standard that a message holds: in its request, in its payload, or standing alone. Those of another
 * edition, or of a vendor's own, may use the same names with another meaning.
 */
export function profilesOf({ message, bareProfile }: DecodedMessage, { schemas }: Standard): readonly XmlElement[] {
  const all = bareProfile
    ? [bareProfile]
    : [...(message?.request?.profiles ?? []), ...(message?.payload?.profiles ?? [])]
  return all.filter(({ namespace }) => schemas.byNamespace(namespace)?.noun !== undefined)
}

/** An element and all below it, in document order. */
export function* within(element: XmlElement): Iterable<XmlElement> {
  yield element
  for (const child of elements(element)) yield* within(child)
}

/** All elements of a local name in the profiles of a message. */
export function* named(message: DecodedMessage, name: string, standard: Standard): Iterable<XmlElement> {
  for (const profile of profilesOf(message, standard))
    for (const element of within(profile)) if (element.name === name) yield element
}

/** The words by which a type is called: its reference, or its mRID and names where it is defined. */
export function wordsOf(type: XmlElement): readonly { readonly word: string; readonly element: XmlElement }[] {
  const ref = attributeOf(type, 'ref')
  if (ref !== undefined) return [{ word: ref, element: type }]
  return [
    ...childrenNamed(type, 'mRID'),
    ...childrenNamed(type, 'Names').flatMap((names) => childrenNamed(names, 'name')),
  ].map((element) => ({ word: textOf(element), element }))
}

/** Is it a date with a time at all? Whether it is a right one, the schema tells. */
export const isTime = (text: string): boolean => /^-?\d{4,}-\d\d-\d\dT/.test(text)

/** Does a time tell its zone? */
export const hasZone = (time: string): boolean => /(Z|[+-]\d\d:\d\d)$/.test(time)

/** Is a word meant as a reading type, well formed or not? It begins with three numbers and has ten parts at least. */
export const looksLikeReadingType = /^(\d+\.){3}[^\s.]*(\.[^\s.]*){6,}$/

/** The reference by which a reading, or a block of them, tells its type. */
export const readingTypeOf = (reading: XmlElement): string | undefined => {
  const type = childNamed(reading, 'ReadingType')
  return type && attributeOf(type, 'ref')
}
