import { isOwnResult, type DecodedMessage, type DecodedRecord } from '../exchange/decode.ts'
import type { PartyId } from '../exchange/entries.ts'
import type { RuleStanding } from '../standard/rule.ts'
import type { Standard } from '../standard/standard.ts'
import type { SchemaEngine } from '../xml/schema-engine.ts'
import type { XmlElement } from '../xml/tree.ts'

/** What a judge may know beside the record: the standard as data, and a schema engine. No clock, no network, no chance. */
export interface JudgeContext {
  readonly standard: Standard
  readonly engine: SchemaEngine
}

/**
 * What an assertion found at one place. `not-judged`: our tables do not say; `inconclusive`: it cannot be told, and that
 * makes the scenario inconclusive.
 */
export interface Judgement {
  readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'not-judged'
  /** The message meant; its sender is blamed. */
  readonly message?: DecodedMessage
  /** An entry that is not a message: a transport event, a deadline. */
  readonly seq?: number
  /**
   * Where it takes several entries to break the rule: the fewest that do, by their numbers. Without any one of them the
   * rule is not broken by the others.
   */
  readonly sequence?: readonly number[]
  /** Who is blamed where no message is at hand. */
  readonly blame?: PartyId
  /** The element to point at. */
  readonly element?: XmlElement
  /** Where no element is at hand: a line and column of the message. */
  readonly line?: number
  readonly column?: number
  readonly expected?: string
  readonly actual?: string
  /** Replaces the assertion's own hint. */
  readonly hint?: string
  /** Replaces the assertion's own standing, where the place decides (a schema of weaker basis, a requirement). */
  readonly standing?: Partial<RuleStanding>
  /** Replaces the assertion's own requirements. */
  readonly requirements?: readonly string[]
  /** The expectation judged, for the judges of expectations. */
  readonly expectation?: number
}

/** One rule: an id one can grep for, its sentence, its standing, and its pure judge. */
export interface Assertion {
  readonly id: string
  /** The rule in one sentence. */
  readonly rule: string
  /** Requirements it rests on; expectations bring their own. */
  readonly requirements: readonly string[]
  readonly standing: RuleStanding
  /** What to change, or where to look, when it is violated. */
  readonly hint: string
  judge(view: DecodedRecord, context: JudgeContext): Iterable<Judgement>
}

/** A judge of each message for itself; these also judge captured messages that stand alone. */
export function eachMessage(
  judge: (message: DecodedMessage, context: JudgeContext, view: DecodedRecord) => Iterable<Judgement>,
): Assertion['judge'] {
  return function* (view, context) {
    for (const message of view.messages) yield* judge(message, context, view)
  }
}

/** A judge of each answer, in the same exchange or later, together with the request, where both could be read as envelopes. */
export function eachReply(judge: (pair: ReplyPair, context: JudgeContext) => Iterable<Judgement>): Assertion['judge'] {
  return function* (view, context) {
    for (const reply of view.messages) {
      const request = reply.entry.inResponseTo === undefined ? undefined : view.message(reply.entry.inResponseTo)
      if (request?.message && reply.message && !isOwnResult(request)) yield* judge({ request, reply }, context)
    }
    for (const request of view.messages)
      for (const reply of view.callbacksTo(request.entry.seq))
        if (reply.message?.archetype === 'ResponseMessage') yield* judge({ request, reply }, context)
  }
}

export interface ReplyPair {
  readonly request: DecodedMessage
  readonly reply: DecodedMessage
}

/** A judgement that holds or fails by a condition. */
export function judged(holds: boolean, place: Omit<Judgement, 'outcome'>): Judgement {
  return { outcome: holds ? 'pass' : 'fail', ...place }
}
