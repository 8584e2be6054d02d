import { asksForLater } from '../../exchange/correlation.ts'
import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { Expectation, Expected, ObjectIds } from '../../exchange/entries.ts'
import type { Requirement } from '../../standard/requirements.ts'
import type { Basis, RuleStanding, Strength } from '../../standard/rule.ts'
import { elementAt, type XmlElement } from '../../xml/tree.ts'
import type { Assertion, JudgeContext, Judgement } from '../assertion.ts'

/** The form of an expectation by its name. */
export type Form<F extends Expected['form']> = Extract<Expected, { form: F }>

/** An expectation with the messages it speaks of. */
export interface Meant<F extends Expected['form']> {
  readonly expected: Form<F>
  readonly expectation: Expectation
  readonly request: DecodedMessage
  /** The answer; where it came in parts, the last. */
  readonly reply: DecodedMessage
  /** All parts of the answer, in order. */
  readonly parts: readonly DecodedMessage[]
  readonly view: DecodedRecord
}

/**
 * A judge of all expectations of one form. An expectation whose answer never came, or could not be read, is not judged
 * here: the assertion that tells why has spoken already.
 */
export function eachExpectation<F extends Expected['form']>(
  form: F,
  judge: (meant: Meant<F>, context: JudgeContext) => Iterable<Judgement>,
): Assertion['judge'] {
  return function* (view, context) {
    for (const expectation of view.expectations) {
      if (!isForm(expectation.expected, form)) continue
      const request = view.message(expectation.about)
      const parts = request ? answersTo(request, view) : []
      const reply = parts.at(-1)
      if (!request || !reply) continue
      const meant = { expected: expectation.expected, expectation, request, reply, parts, view }
      for (const judgement of judge(meant, context)) {
        const message = parts.find((part) => judgement.element && holds(part, judgement.element)) ?? reply
        yield { message, expectation: expectation.seq, requirements: expectation.requirements, ...judgement }
      }
    }
  }
}

const holds = ({ root }: DecodedMessage, element: XmlElement): boolean =>
  root !== undefined && elementAt(root, element.position) === element

/** The answer to a request of ours, in its parts where it came later. A mere acknowledgement of what never came is none. */
function answersTo(request: DecodedMessage, view: DecodedRecord): readonly DecodedMessage[] {
  const { seq } = request.entry
  // An event that bears the correlation of a request tells what came of it, and is no answer to it.
  const later = view
    .callbacksTo(seq)
    .filter(({ message }) => message?.archetype !== 'EventMessage' || asksForLater(request))
  if (later.length) return later
  const [first] = view.repliesTo(seq)
  const isAcknowledgement =
    asksForLater(request) &&
    (request.message?.header?.replyAddress !== undefined || isAwaited(seq, view)) &&
    first?.message?.reply?.result?.value === 'OK' &&
    !first.message.payload
  return isAcknowledgement || !first ? [] : [first]
}

/** Did we wait for the result of a request in vain? So we do where it names no address, but the SUT has one for all results. */
const isAwaited = (seq: number, { entries }: DecodedRecord): boolean =>
  entries.some((entry) => entry.kind === 'deadline' && entry.limit === 'result' && entry.inResponseTo === seq)

export const isForm = <F extends Expected['form']>(expected: Expected, form: F): expected is Form<F> =>
  expected.form === form

const bases: readonly Basis[] = ['inferred', 'reported', 'confirmed']
const strengths: readonly Strength[] = ['may', 'should', 'must']
const weaker = <T>(order: readonly T[], one: T, other: T): T =>
  order.indexOf(one) < order.indexOf(other) ? one : other

/**
 * How much an expectation weighs: as much as the strongest requirement cited, but never more than the rule itself.
 * Requirements that are not the standard's are the user's own words, and weigh as much as the rule.
 */
export function standingOf(rule: RuleStanding, cited: readonly (Requirement | undefined)[]): RuleStanding {
  const weights = cited.map((requirement) =>
    requirement
      ? {
          strength: weaker(strengths, rule.strength, requirement.strength),
          basis: weaker(bases, rule.basis, requirement.basis),
          claim: requirement.claim,
          source: requirement.source,
        }
      : rule,
  )
  const weight = (one: RuleStanding) => strengths.indexOf(one.strength) * 10 + bases.indexOf(one.basis)
  return weights.reduce((best, one) => (weight(one) > weight(best) ? one : best), weights[0] ?? rule)
}

/** Does a word in a message call that object? Ids are compared as they stand: case and zeros matter. */
export const calls = (object: ObjectIds, word: string): boolean => object.mRID === word || object.names.includes(word)

/** How people call an object. */
export const label = (object: ObjectIds): string => object.names[0] ?? object.mRID ?? 'an object without id'
