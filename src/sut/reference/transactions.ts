import type { Recognised } from '../../binding/recognise.ts'
import type { ErrorFields } from '../../message/build.ts'
import { childrenNamed, type XmlElement } from '../../xml/tree.ts'
import { schemaProblems } from './checks.ts'
import { objectError, requestError } from './errors.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import { changed, referenceIn, without } from './registry.ts'

/** The nouns that are put on file, and the class of the objects in them. */
export const registeredClasses: ReadonlyMap<string, 'Meter' | 'UsagePoint'> = new Map([
  ['MeterConfig', 'Meter'],
  ['UsagePointConfig', 'UsagePoint'],
])

const verbs = ['create', 'change', 'delete'] as const
export type TransactionVerb = (typeof verbs)[number]
export const isVerb = (verb: string | undefined): verb is TransactionVerb =>
  (verbs as readonly string[]).includes(verb ?? '')

/** Is it a request to put something on file, to change it, or to strike it off? */
export const isTransaction = ({ message }: Recognised): boolean =>
  isVerb(message.header?.verb?.value) && registeredClasses.has(message.header.noun?.value ?? '')

/** Carries out a transaction: each object of the payload, one after the other. */
export function transact(text: string, content: Recognised, headEnd: HeadEnd): Outcome {
  const { header, payload } = content.message
  const verb = header?.verb?.value
  const className = registeredClasses.get(header?.noun?.value ?? '')
  const profiles = payload?.profiles ?? []
  const problems = schemaProblems(text, content, profiles, headEnd)
  if (!headEnd.behaviours['accepts.form'](problems))
    return { errors: [requestError('1.8', 'The request is not valid by its schema.', problems[0]?.message)] }
  if (!isVerb(verb) || !className || profiles.some(({ name }) => name !== header?.noun?.value))
    return { errors: [requestError('2.5', 'The noun is not that of the payload.')] }
  const objects = profiles.flatMap((profile) => childrenNamed(profile, className))
  if (!objects.length) return { errors: [requestError('1.7', 'The payload holds no object.')] }
  const errors = objects.flatMap((object) => carryOut(verb, className, object, headEnd) ?? [])
  return { errors, done: errors.length < objects.length }
}

/**
 * Carries out what a verb asks of one object.
 *
 * @param elementwise does it ask for the elements named only, and not for the object as a whole?
 */
export function carryOut(
  verb: TransactionVerb,
  className: 'Meter' | 'UsagePoint',
  object: XmlElement,
  { behaviours, registry }: HeadEnd,
  elementwise = false,
): ErrorFields | undefined {
  const reference = referenceIn(object)
  const old = registry.find(className, reference)
  if (verb === 'create') {
    const isPlant =
      className === 'Meter' ? behaviours['meters.find'](reference) : behaviours['usagePoints.find'](reference)
    if (behaviours['registry.isTaken'](old) || isPlant)
      return objectError('5.3', 'There is such an object already.', className, reference)
    const stored = behaviours['registry.stored'](object)
    if (stored) registry.add(stored)
    return undefined
  }
  if (!old) return objectError(className === 'Meter' ? '2.4' : '2.12', 'There is no such object.', className, reference)
  if (verb === 'change') registry.replace(old, behaviours['registry.changed'](old, changed(old, object), object))
  else if (!elementwise) registry.remove(old)
  else {
    const rest = without(old, object)
    if (!rest) return objectError('2.29', 'It has no such element.', className, reference)
    registry.replace(old, rest)
  }
  return undefined
}
