import { asksForLater, finalOf } from '../exchange/correlation.ts'
import { isByItself, type DecodedMessage, type DecodedRecord } from '../exchange/decode.ts'
import { judged, type Assertion, type Judgement } from './assertion.ts'
import { refusalOf } from './expectations/refusal.ts'
import { isErrorCode } from './reply-codes.ts'

const standing = (strength: 'must' | 'should', basis: 'confirmed' | 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'exchange', source }) as const

const flow =
  'request, acknowledgement and later reply of -100, known by title; our reading of AsyncReplyFlag and ReplyAddress'

interface Asynchronous {
  readonly request: DecodedMessage
  /** The answer in the same exchange. */
  readonly first: DecodedMessage | undefined
  readonly callbacks: readonly DecodedMessage[]
}

/** The asynchronous conversations of a record. */
function conversations(view: DecodedRecord): readonly Asynchronous[] {
  return view.messages.filter(asksForLater).map((request) => ({
    request,
    first: view.repliesTo(request.entry.seq)[0],
    callbacks: view.callbacksTo(request.entry.seq),
  }))
}

const eachConversation = (judge: (one: Asynchronous, view: DecodedRecord) => Iterable<Judgement>): Assertion['judge'] =>
  function* (view) {
    for (const one of conversations(view)) yield* judge(one, view)
  }

const acknowledged: Assertion = {
  id: 'async.acknowledged',
  rule: 'A request for an asynchronous answer is acknowledged at once: OK, without the result, or a refusal.',
  requirements: ['MEP-003'],
  standing: standing('should', 'inferred', flow),
  hint: 'Answer OK, with no Error or with code 0.0 or 0.3, and send the result to the ReplyAddress.',
  judge: eachConversation(function* ({ first }, view) {
    const reply = first?.message?.reply
    if (!first || !reply || refusalOf(first, view)) return
    const codes = reply.errors.flatMap(({ code }) => (isErrorCode(code?.value) ? [code?.value ?? ''] : []))
    const served = first.message.payload?.profiles[0]
    const element = served ?? reply.element
    yield judged(reply.result?.value === 'OK' && !served && !codes.length, {
      message: first,
      element,
      expected: 'OK without payload, with no Error or one of category 0',
      actual: served ? `the result itself: ${served.name}` : [reply.result?.value, ...codes].join(' '),
    })
  }),
}

const result: Assertion = {
  id: 'async.result',
  rule: 'The result of an asynchronous request that was acknowledged arrives at the reply address.',
  requirements: ['MEP-004'],
  standing: standing('should', 'inferred', flow),
  hint: 'Send the reply to Header.ReplyAddress of the request, with its correlation, if only with FAILED.',
  judge: function* (view) {
    for (const { request, callbacks } of conversations(view)) {
      if (callbacks[0]) yield { outcome: 'pass', message: callbacks[0] }
      for (const entry of view.entries) {
        if (entry.kind !== 'deadline' || entry.limit !== 'result' || entry.inResponseTo !== request.entry.seq) continue
        const strays = view.messages.filter(isByItself)
        yield {
          outcome: entry.reachable === false ? 'inconclusive' : 'fail',
          seq: entry.seq,
          blame: 'sut',
          expected: `a reply to ${request.entry.id} at ${request.message?.header?.replyAddress?.value ?? 'our address'}`,
          actual: strays.length
            ? `only ${strays.map((stray) => stray.entry.id).join(', ')}, not correlated with it, within ${Math.round(entry.waitedMs)} ms`
            : `nothing within ${Math.round(entry.waitedMs)} ms`,
          ...(entry.reachable === false && {
            hint: 'The SUT has not shown that it reaches us. Set ixit.callback.host and publicUrl, and open the way.',
          }),
        }
      }
    }
  },
}

const once: Assertion = {
  id: 'async.result-once',
  rule: 'After the final result of an asynchronous request nothing more comes for it.',
  requirements: ['MEP-004'],
  standing: standing('should', 'inferred', flow),
  hint: 'Send the result once; parts before the last bear code 0.1. A repetition after a lost connection bears the same MessageID.',
  judge: eachConversation(function* ({ request, callbacks }) {
    const replies = callbacks.filter(({ message }) => message?.archetype === 'ResponseMessage')
    const before = finalOf(request, replies)
    const final = before ? replies.indexOf(before) : -1
    const idOf = ({ message }: DecodedMessage) => message?.header?.messageId?.value
    for (const [index, reply] of replies.entries()) {
      const isLate = before !== undefined && index > final
      // The same message once more is a repetition, which a receiver can tell.
      if (isLate && idOf(reply) !== undefined && idOf(reply) === idOf(before)) continue
      yield judged(!isLate, {
        message: reply,
        expected: `nothing after the final ${before?.entry.id ?? 'result'}`,
        actual: `reply number ${index + 1} to the same request`,
      })
    }
  }),
}

const notAfterRefusal: Assertion = {
  id: 'async.refused-once',
  rule: 'An asynchronous request is refused in one way: at once, or later at the reply address, not both.',
  requirements: ['MEP-010'],
  standing: standing('must', 'reported', 'a request has one outcome'),
  hint: 'After a FAILED acknowledgement send nothing; where the check comes later, acknowledge and send FAILED.',
  judge: eachConversation(function* ({ first, callbacks }, view) {
    const refusal = first && refusalOf(first, view)
    const [after] = callbacks
    if (!refusal) {
      if (after) yield { outcome: 'pass', message: after }
      return
    }
    yield judged(after === undefined, {
      message: after ?? first,
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
    const answered = new Set(view.messages.flatMap(({ entry }) => view.callbacksTo(entry.seq)))
    for (const message of view.messages.filter(isByItself)) {
      const { message: content } = message
      if (content?.archetype !== 'ResponseMessage') continue
      const element = content.header?.correlationId?.element ?? content.header?.element
      yield judged(answered.has(message), {
        message,
        ...(element && { element }),
        expected: 'the CorrelationID of a request of this conversation',
        actual: content.header?.correlationId?.value ?? 'none',
      })
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
    for (const request of view.messages) {
      if (!request.message?.header?.replyAddress?.value || asksForLater(request)) continue
      const [first] = view.repliesTo(request.entry.seq)
      const [after] = view.callbacksTo(request.entry.seq)
      if (!first && !after) continue
      yield judged(!after, {
        ...((after ?? first) && { message: after ?? first }),
        expected: `nothing at the address of ${request.entry.id}`,
        actual: after?.message?.reply?.result?.value ?? 'a message',
      })
    }
  },
}

const inTime: Assertion = {
  id: 'timing.result-declared',
  rule: 'An asynchronous result comes within the time the vendor declared.',
  requirements: ['MEP-004'],
  standing: standing('should', 'confirmed', 'the IXIT of the SUT; no time limit is in the standard'),
  hint: 'Answer faster, or declare the time that is needed in ixit.timeLimits.resultMs.',
  judge: eachConversation(function* ({ request, callbacks }, view) {
    const declared = view.context.declared.resultMs
    const final = finalOf(request, callbacks)
    if (declared === undefined || !final) return
    const took = final.entry.at.monotonicMs - request.entry.at.monotonicMs
    yield judged(took <= declared, {
      message: final,
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
]
