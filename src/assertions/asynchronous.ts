import { asksForLater, finalOf, idToAnswer, isPart } from '../exchange/correlation.ts'
import { isByItself, type DecodedMessage, type DecodedRecord } from '../exchange/decode.ts'
import { elements, textOf, type XmlElement } from '../xml/tree.ts'
import { judged, type Assertion } from './assertion.ts'
import { acknowledgementAssertions } from './conversations/acknowledgement.ts'
import { contradictionAssertions } from './conversations/contradictions.ts'
import { dividedAnswerAssertions } from './conversations/divided-answers.ts'
import {
  askersAtAddressOf,
  asynchronousConversations,
  eachConversation,
  evidenceOfEnd,
  evidenceOfLateness,
  sequenceOf,
  uncorrelatedReplies,
  type AsynchronousConversation,
} from './conversations/rebuild.ts'
import { refusalOf } from './expectations/refusal.ts'
import { isErrorCode } from './reply-codes.ts'

const standing = (strength: 'must' | 'should', basis: 'confirmed' | 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'exchange', source }) as const

const flow =
  'request, acknowledgement and later reply of -100, known by title; our reading of AsyncReplyFlag and ReplyAddress'

const acknowledged: Assertion = {
  id: 'async.acknowledged',
  rule: 'A request for an asynchronous answer is acknowledged at once: OK, without the result, or a refusal.',
  requirements: ['MEP-003'],
  standing: standing('should', 'inferred', flow),
  hint: 'Answer OK, with no Error or with code 0.0 or 0.3, and send the result to the ReplyAddress.',
  judge: eachConversation(function* ({ request, first }, view) {
    const reply = first?.message?.reply
    if (!first || !reply || refusalOf(first, view)) return
    const codes = reply.errors.flatMap(({ code }) => (isErrorCode(code?.value) ? [code?.value ?? ''] : []))
    const served = first.message.payload?.profiles[0]
    const element = served ?? reply.element
    yield judged(reply.result?.value === 'OK' && !served && !codes.length, {
      message: first,
      sequence: sequenceOf(request, first),
      element,
      expected: 'OK without payload, with no Error or one of category 0',
      actual: served ? `the result itself: ${served.name}` : [reply.result?.value, ...codes].join(' '),
    })
  }),
}

const result: Assertion = {
  id: 'async.result',
  rule: 'The result of an asynchronous request that was acknowledged arrives at the reply address.',
  requirements: ['MEP-004', 'MEP-011', 'MEP-038', 'MEP-047', 'JMS-003', 'TRS-018'],
  standing: standing('should', 'inferred', flow),
  hint: 'Send the reply to Header.ReplyAddress of the request, with its correlation, if only with FAILED.',
  judge: function* (view) {
    const conversations = asynchronousConversations(view)
    for (const { request, first, callbacks, missed } of conversations) {
      if (callbacks[0]) yield { outcome: 'pass', message: callbacks[0] }
      for (const entry of missed) {
        // Who has accepted nothing owes nothing; and whoever sent a part of it is judged by its end.
        if (!first || refusalOf(first, view) || callbacks.some((one) => one.entry.seq < entry.seq)) continue
        const strays = uncorrelatedReplies(view).filter((one) => one.entry.seq < entry.seq)
        const disputed = strays.find((stray) => openAt(stray, conversations, view).length > 1)
        const isUnproven = entry.reachable === false || disputed !== undefined
        yield {
          outcome: isUnproven ? 'inconclusive' : 'fail',
          seq: entry.seq,
          sequence: [...sequenceOf(request, first), entry.seq],
          blame: 'sut',
          expected: `a reply to ${request.entry.id} at ${request.message?.header?.replyAddress?.value ?? 'our address'}`,
          actual: strays.length
            ? `only ${strays.map((stray) => stray.entry.id).join(', ')}, not correlated with it, within ${Math.round(entry.waitedMs)} ms`
            : `nothing within ${Math.round(entry.waitedMs)} ms`,
          ...(isUnproven && {
            hint: disputed
              ? `${disputed.entry.id} may be the answer to this request or to another that was open. Copy the CorrelationID.`
              : 'The SUT has not shown that it reaches us. Set ixit.callback.host and publicUrl, and open the way.',
          }),
        }
      }
    }
  },
}

/** The conversations that waited for an answer when a message came. */
const openAt = (
  { entry }: DecodedMessage,
  conversations: readonly AsynchronousConversation[],
  view: DecodedRecord,
): readonly AsynchronousConversation[] =>
  conversations.filter(
    ({ request, first, callbacks }) =>
      request.entry.seq < entry.seq &&
      !(first && refusalOf(first, view)) &&
      !finalOf(
        request,
        callbacks.filter((one) => one.entry.seq < entry.seq),
      ),
  )

const once: Assertion = {
  id: 'async.result-once',
  rule: 'After the final result of an asynchronous request nothing more comes for it.',
  requirements: ['MEP-004', 'MEP-011'],
  standing: standing('should', 'inferred', flow),
  hint: 'Send the result once; parts before the last bear code 0.1. A repetition after a lost connection bears the same MessageID.',
  judge: eachConversation(function* ({ request, replies, repeated, alike, claimants }) {
    const final = finalOf(request, replies)
    const isLate = (reply: DecodedMessage) => final !== undefined && reply.entry.seq > final.entry.seq
    const finals = replies.filter((reply) => reply === final || (isLate(reply) && !isPart(reply))).length
    for (const [index, reply] of replies.entries()) {
      if (!isLate(reply)) {
        yield { outcome: 'pass', message: reply }
        continue
      }
      // The same message once more is a repetition, which a receiver can tell.
      if (repeated.has(reply)) continue
      // Each request under one id may have its own answer; of more answers than requests, nobody can tell which is too much.
      if (claimants > 1 && finals <= claimants) continue
      yield {
        outcome: alike.has(reply) ? 'not-judged' : claimants > 1 ? 'inconclusive' : 'fail',
        message: reply,
        sequence: sequenceOf(request, ...evidenceOfLateness(request, replies, reply)),
        expected: `nothing after the final ${final?.entry.id ?? 'result'}`,
        actual: `reply number ${index + 1} to the same request`,
      }
    }
  }),
}

const notAfterRefusal: Assertion = {
  id: 'async.refused-once',
  rule: 'An asynchronous request is refused in one way: at once, or later at the reply address, not both.',
  requirements: ['MEP-010'],
  standing: standing('must', 'reported', 'a request has one outcome'),
  hint: 'After a FAILED acknowledgement send nothing; where the check comes later, acknowledge and send FAILED.',
  judge: eachConversation(function* ({ request, first, callbacks, claimants }, view) {
    const refusal = first && refusalOf(first, view)
    const [after] = callbacks
    if (!refusal) {
      if (after) yield { outcome: 'pass', message: after }
      return
    }
    // Of several requests under one id one may be refused and another answered.
    if (after && claimants > 1) return
    yield judged(after === undefined, {
      message: after ?? first,
      sequence: sequenceOf(request, first, after),
      expected: `nothing after ${refusal.how} in ${first.entry.id}`,
      actual: after?.message?.reply?.result?.value ?? 'a message',
    })
  }),
}

const correlated: Assertion = {
  id: 'async.correlated',
  rule: 'A reply that comes to our listener says by its CorrelationID which request it answers.',
  requirements: ['ENV-019'],
  standing: standing('must', 'reported', 'annotation of CorrelationID in the envelope schemas'),
  hint: 'Copy Header.CorrelationID of the request, or its MessageID where it has none, into the header of the result.',
  judge: function* (view) {
    const strays = new Set(uncorrelatedReplies(view))
    for (const message of view.messages.filter(isByItself)) {
      const { message: content } = message
      if (content?.archetype !== 'ResponseMessage') continue
      const isStray = strays.has(message)
      const askers = isStray ? askersAtAddressOf(message, view) : []
      const element = content.header?.correlationId?.element ?? content.header?.element
      yield {
        // What comes to an address that nobody here named may be meant for another; and who bore no id cannot be named.
        outcome: !isStray ? 'pass' : askers.length && askers.every(idToAnswer) ? 'fail' : 'not-judged',
        message,
        ...(isStray && { sequence: sequenceOf(askers[0], message) }),
        ...(element && { element }),
        expected: 'the CorrelationID of a request of this conversation',
        actual: content.header?.correlationId?.value ?? 'none',
      }
    }
  },
}

const unasked: Assertion = {
  id: 'async.unasked',
  rule: 'A request that does not ask for an asynchronous answer gets none, though it names a ReplyAddress.',
  requirements: ['MEP-006'],
  standing: standing('should', 'inferred', 'a public simulator sends exactly this and answers in the exchange'),
  hint: 'Let AsyncReplyFlag decide, not ReplyAddress: answer in the same exchange and send nothing to the address.',
  judge: function* (view) {
    const asynchronous = new Set(asynchronousConversations(view).map(({ request }) => idToAnswer(request)))
    for (const request of view.messages) {
      if (!request.message?.header?.replyAddress?.value || asksForLater(request)) continue
      const [first] = view.repliesTo(request.entry.seq)
      const [after] = view.callbacksTo(request.entry.seq)
      if (!first && !after) continue
      // It may answer another request, which asked for it under the same id.
      if (after && asynchronous.has(idToAnswer(request))) continue
      yield judged(!after, {
        ...((after ?? first) && { message: after ?? first }),
        sequence: sequenceOf(request, after),
        expected: `nothing at the address of ${request.entry.id}`,
        actual: after?.message?.reply?.result?.value ?? 'a message',
      })
    }
  },
}

/** Does a request ask for something to be done at a later time? Until then its result cannot be there. */
function isForLater({ message, entry }: DecodedMessage, view: DecodedRecord): boolean {
  const times = (element: XmlElement): readonly string[] =>
    elements(element).flatMap((child) =>
      child.name === 'start' || child.name === 'startDateTime' ? [textOf(child)] : times(child),
    )
  return (message?.payload?.profiles ?? []).flatMap(times).some((time) => Date.parse(time) > view.sutTime(entry))
}

const inTime: Assertion = {
  id: 'timing.result-declared',
  rule: 'An asynchronous result comes within the time the vendor declared.',
  requirements: ['MEP-004'],
  standing: standing('should', 'confirmed', 'the IXIT of the SUT; no time limit is in the standard'),
  hint: 'Answer faster, or declare the time that is needed in ixit.timeLimits.resultMs.',
  judge: eachConversation(function* ({ request, callbacks, claimants }, view) {
    const declared = view.context.declared.resultMs
    const final = finalOf(request, callbacks)
    // Which of several requests under one id it answers, and so how long it took, nobody can tell.
    if (declared === undefined || !final || claimants > 1 || isForLater(request, view)) return
    const took = final.entry.at.monotonicMs - request.entry.at.monotonicMs
    yield judged(took <= declared, {
      message: final,
      sequence: sequenceOf(request, ...evidenceOfEnd(request, callbacks, final)),
      expected: `within ${declared} ms`,
      actual: `after ${Math.round(took)} ms`,
    })
  }),
}

/** Rules on answers that come later, to an address of ours. */
export const asynchronousAssertions: readonly Assertion[] = [
  acknowledged,
  result,
  once,
  notAfterRefusal,
  correlated,
  unasked,
  inTime,
  ...acknowledgementAssertions,
  ...dividedAnswerAssertions,
  ...contradictionAssertions,
]
