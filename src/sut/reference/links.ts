import { filedClasses, type FiledClass } from '../../config/nouns.ts'
import type { ErrorFields } from '../../message/build.ts'
import { profileNamespace } from '../../message/namespaces.ts'
import { childNamed, childText, element, elements, type XmlElement } from '../../xml/tree.ts'
import { objectError, pairError, requestError } from './errors.ts'
import { filing } from './filed.ts'
import type { HeadEnd } from './head-end.ts'
import type { Outcome } from './outcome.ts'
import type { Period } from './periods.ts'
import type { Query } from './query.ts'
import { referenceIn } from './registry.ts'
import { knownAs, type Known } from './relations.ts'

/** The noun of what belongs together; a link is on file as the profile that made it. */
export const linkNoun = 'MasterDataLinkageConfig'

/** Who of the first kind belongs to one of the second at a time, and the reply code of one that belongs to another. */
const singles: readonly (readonly [one: FiledClass, other: FiledClass, code: string])[] = [
  ['Meter', 'UsagePoint', '2.29'],
  ['Meter', 'ServiceLocation', '2.17'],
  ['ComModule', 'Meter', '2.18'],
  ['CustomerAccount', 'ServiceSupplier', '2.21'],
  ['CustomerAccount', 'Customer', '2.23'],
  ['CustomerAgreement', 'CustomerAccount', '2.25'],
  ['UsagePoint', 'CustomerAgreement', '2.26'],
  ['UsagePoint', 'CustomerAccount', '2.27'],
  ['UsagePoint', 'ServiceSupplier', '2.28'],
]

const classes: ReadonlySet<string> = new Set(Object.values(filedClasses))
const isClass = (name: string): name is FiledClass => classes.has(name)

const membersOf = (link: XmlElement): readonly XmlElement[] => elements(link).filter(({ name }) => isClass(name))

/** The objects of a link, as far as they are known. */
const knownIn = (link: XmlElement, headEnd: HeadEnd): readonly Known[] =>
  membersOf(link).flatMap((member) =>
    isClass(member.name) ? (knownAs(member.name, referenceIn(member), headEnd) ?? []) : [],
  )

/** From when on a link holds; without a date, always. */
export function beginningOf(link: XmlElement): number {
  const event = childNamed(link, 'ConfigurationEvent')
  const time = Date.parse((event && childText(event, 'effectiveDateTime')) ?? '')
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}

/** Carries out what a verb asks of a link. */
export function carryOutLink(verb: string, link: XmlElement, headEnd: HeadEnd): ErrorFields | undefined {
  const { behaviours, registry } = headEnd
  const members = membersOf(link)
  if (members.length < 2) return requestError('1.7', 'A link names two objects or more.')
  for (const member of members)
    if (
      isClass(member.name) &&
      !behaviours['links.isTaken'](knownAs(member.name, referenceIn(member), headEnd) !== undefined)
    )
      return objectError(
        filing[member.name].unknown,
        'There is no such object to be linked.',
        member.name,
        referenceIn(member),
      )
  const due = knownIn(link, headEnd)
  const same = registry.all(linkNoun).find((other) => isSame(due, knownIn(other, headEnd)))
  if (verb === 'delete') {
    if (!same) return requestError('2.29', 'These objects are not linked.')
    if (behaviours['links.endsBefore'](beginningOf(link), beginningOf(same)))
      return requestError('5.2', 'A link does not end before it begins.')
    registry.remove(same)
    return undefined
  }
  if (same) return requestError('5.3', 'These objects are linked already.')
  const contradiction = behaviours['links.contradiction'](contradictionOf(due, headEnd))
  if (contradiction) return contradiction
  const stored = behaviours['links.stored'](link)
  if (stored) registry.add(stored)
  return undefined
}

const isSame = (due: readonly Known[], other: readonly Known[]): boolean =>
  due.length > 0 && due.length === other.length && due.every(({ key }) => other.some((one) => one.key === key))

/** A link of one of these objects to another than the one it should be linked to. */
function contradictionOf(due: readonly Known[], headEnd: HeadEnd): ErrorFields | undefined {
  for (const link of headEnd.registry.all(linkNoun)) {
    const there = knownIn(link, headEnd)
    for (const [one, other, code] of singles) {
      const [mine, wanted] = [one, other].map((name) => due.find(({ className }) => className === name))
      const present = there.find(({ className }) => className === other)
      if (!mine || !wanted || !present || !there.some(({ key }) => key === mine.key)) continue
      if (present.key !== wanted.key)
        return pairError(code, 'It is linked to another.', [one, mine.reference], [other, wanted.reference])
    }
  }
  return undefined
}

/** Carries out what a message asks of links. */
export function transactLinks(verb: string, profiles: readonly XmlElement[], headEnd: HeadEnd): Outcome {
  const links = profiles.filter(({ name }) => name === linkNoun)
  if (!links.length) return { errors: [requestError('2.5', 'The noun is not that of the payload.')] }
  const errors = links.flatMap((link) => carryOutLink(verb, link, headEnd) ?? [])
  return { errors, done: errors.length < links.length }
}

/** The links that are told of a period: those that hold in it; without one, all, each with its date. */
export const linksToldOf = (links: readonly XmlElement[], { end = Infinity }: Period): readonly XmlElement[] =>
  links.filter((link) => beginningOf(link) <= end)

/** Answers a query for what objects are linked to. */
export function describeLinks(query: Query, headEnd: HeadEnd): Outcome {
  const { behaviours, registry } = headEnd
  const asked = query.objects.map(({ type, reference }) => ({
    type,
    reference,
    known: knownAs(type, reference, headEnd),
  }))
  const unknown = asked.filter(({ known }) => !known)
  if (unknown.length)
    return {
      errors: unknown.map(({ type, reference }) =>
        objectError(filing[type].unknown, 'There is no such object.', type, reference),
      ),
    }
  const all = registry.all(linkNoun).filter((link) => {
    const members = knownIn(link, headEnd)
    return asked.every(({ known }) => members.some(({ key }) => key === known?.key))
  })
  const told = behaviours['links.told'](all, query.asked)
  return told.length
    ? { errors: [], payload: element(profileNamespace(linkNoun), linkNoun, told.flatMap(elements)) }
    : {
        errors: asked.map(({ type, reference }) => objectError('5.7', 'It is not linked to any.', type, reference)),
      }
}
