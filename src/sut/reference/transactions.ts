import { filedClasses, type FiledClass, type FiledNoun } from '../../config/nouns.ts'
import type { ErrorFields } from '../../message/build.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import { objectError, requestError } from './errors.ts'
import { filing } from './filed.ts'
import type { HeadEnd } from './head-end.ts'
import { tell } from './notices.ts'
import type { Outcome } from './outcome.ts'
import { fileParts, partsIn } from './parts.ts'
import { badLimitIn, unknownFunctionOf, unknownReferenceOf } from './relations.ts'
import { changed, referenceIn, without } from './registry.ts'

const verbs = ['create', 'change', 'delete'] as const
export type TransactionVerb = (typeof verbs)[number]
export const isVerb = (verb: string | undefined): verb is TransactionVerb =>
  (verbs as readonly string[]).includes(verb ?? '')

/** Puts objects of a noun on file, changes them or strikes them off, one after the other. */
export function transact(
  verb: TransactionVerb,
  noun: FiledNoun,
  profiles: readonly XmlElement[],
  headEnd: HeadEnd,
): Outcome {
  const className = filedClasses[noun]
  if (profiles.some(({ name }) => name !== noun))
    return { errors: [requestError('2.5', 'The noun is not that of the payload.')] }
  const objects = profiles.flatMap((profile) => childrenNamed(profile, className))
  if (!objects.length) return { errors: [requestError('1.7', 'The payload holds no object.')] }
  const errors = profiles.flatMap((profile) => {
    const told = carryOutProfile(verb, noun, profile, headEnd)
    tell(verb, profile, !told.length, headEnd)
    return told
  })
  return { errors, done: errors.length < objects.length }
}

/** Carries out what a verb asks of the objects of a profile, and puts on file what stands beside them. */
export function carryOutProfile(
  verb: TransactionVerb,
  noun: FiledNoun,
  profile: XmlElement,
  headEnd: HeadEnd,
  elementwise = false,
): readonly ErrorFields[] {
  const className = filedClasses[noun]
  const objects = childrenNamed(profile, className)
  const parts = partsIn(noun, profile)
  const errors = objects.flatMap((object) => {
    const objected = verb === 'delete' ? undefined : objectionTo(className, object, parts, headEnd)
    return objected ?? carryOut(verb, className, object, headEnd, elementwise) ?? []
  })
  if (verb !== 'delete' && errors.length < objects.length) fileParts(parts, headEnd)
  return errors
}

/** Why an object may not be on file as it was sent: for what it refers to, or what is told beside it. */
const objectionTo = (
  className: FiledClass,
  object: XmlElement,
  parts: readonly XmlElement[],
  headEnd: HeadEnd,
): ErrorFields | undefined =>
  unknownReferenceOf(className, object, headEnd) ??
  unknownFunctionOf(object, parts, headEnd) ??
  badLimitIn(parts, headEnd)

/**
 * Carries out what a verb asks of one object.
 *
 * @param elementwise does it ask for the elements named only, and not for the object as a whole?
 */
export function carryOut(
  verb: TransactionVerb,
  className: FiledClass,
  object: XmlElement,
  headEnd: HeadEnd,
  elementwise = false,
): ErrorFields | undefined {
  const { behaviours, registry } = headEnd
  const reference = referenceIn(object)
  const { unknown, isPlant, objection } = filing[className]
  const old = registry.find(className, reference)
  if (verb !== 'delete') {
    const objected = objection?.(object, headEnd)
    if (objected) return objected
  }
  if (verb === 'create') {
    if (behaviours['registry.isTaken'](old) || isPlant?.(reference, headEnd))
      return objectError('5.3', 'There is such an object already.', className, reference)
    const stored = behaviours['registry.stored'](object)
    if (stored) registry.add(stored)
    return undefined
  }
  if (!old) return objectError(unknown, 'There is no such object.', className, reference)
  if (verb === 'change') registry.replace(old, behaviours['registry.changed'](old, changed(old, object), object))
  else if (!elementwise) registry.remove(old)
  else {
    const rest = without(old, object)
    if (!rest) return objectError('2.29', 'It has no such element.', className, reference)
    registry.replace(old, rest)
  }
  return undefined
}
