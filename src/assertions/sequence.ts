import { familyOf } from '../config/transport.ts'
import { correlate } from '../exchange/correlation.ts'
import { isOwnResult, type DecodedRecord } from '../exchange/decode.ts'
import type { Entry, TransportEvent } from '../exchange/entries.ts'
import { sequenceOf } from './conversations/rebuild.ts'
import { eachReply, judged, type Assertion, type Judgement } from './assertion.ts'
import { isChunked } from './wire.ts'

const standing = (basis: 'confirmed' | 'reported' | 'inferred', source: string) =>
  ({ strength: 'must', basis, claim: 'exchange', source }) as const

/** What became of a request that got no message back. */
type Silence = Extract<Entry, { kind: 'transport' | 'deadline' }>

/** An answer may still come after these. */
const isNoSilence: ReadonlySet<TransportEvent['event']> = new Set(['stale-connection', 'turned-away'])

const silenceAfter = (view: DecodedRecord, seq: number): Silence | undefined =>
  view.entries.find(
    (entry): entry is Silence =>
      ((entry.kind === 'deadline' && entry.limit === 'reply') ||
        (entry.kind === 'transport' && !isNoSilence.has(entry.event))) &&
      entry.inResponseTo === seq,
  )

const ours: Partial<Record<string, string>> = {
  refused: 'Nothing listens there. Check sut.endpoint, and that the SUT is running.',
  dns: 'The host name does not resolve. Check sut.endpoint.',
  tls: 'The certificate was not accepted. Set ixit.tls.ca to the authority that signed it, or mend the certificate.',
  timeout: 'The connection could not be made in time. Check sut.endpoint, the network, and ixit.timeLimits.connectMs.',
  rejected:
    'The broker did not let us. Check the name of the queue in sut.endpoint, and what ixit.credentials may do there.',
}
const atBroker = 'The connection to the broker was lost, of which the SUT may know nothing. Look at the broker.'
const atFolder =
  'A folder could not be used, of which the SUT may know nothing. Look at sut.endpoint and ixit.files.replies, and at what the user who runs cim9 may do there.'
const nothingTaken =
  'Nobody takes requests from this folder, or nobody has answered one yet. Check sut.endpoint and ixit.files, and that the SUT is running.'
const nobodyYet =
  'Nobody has answered at this queue yet. Check its name in sut.endpoint, and that the SUT is running and takes from it.'

/** The message was taken on a standing connection, which then closed: if nothing listens any more, the SUT went away over it. */
const takenBefore = (seq: number, view: DecodedRecord): Entry | undefined =>
  view.entries.find(
    (entry) =>
      entry.kind === 'transport' &&
      entry.event === 'stale-connection' &&
      entry.requestSent &&
      entry.inResponseTo === seq,
  )

function hintOn(silence: Silence, family: ReturnType<typeof familyOf>): string {
  if (silence.kind === 'deadline') return family === 'folder' ? nothingTaken : nobodyYet
  return family === 'folder' ? atFolder : (ours[silence.event] ?? atBroker)
}

const answered: Assertion = {
  id: 'sequence.answered',
  rule: 'A request is answered.',
  requirements: ['MEP-001', 'MEP-030'],
  standing: standing('confirmed', 'request and reply in one SOAP exchange'),
  hint: 'Look into the log of the SUT at the time of the request. Answer within the declared time, if only with FAILED.',
  judge: function* (view): Iterable<Judgement> {
    for (const message of view.messages) {
      const { seq, from, inResponseTo } = message.entry
      if (from !== 'harness' || inResponseTo !== undefined || isOwnResult(message)) continue
      // Who must not be let in need not be answered; whether he was let in is judged where it is expected.
      if (message.intent?.stranger !== undefined) continue
      // That what cannot be parsed is answered too is a requirement of its own.
      const requirements = [message.intake.ok ? 'MEP-001' : 'MEP-030']
      if (view.repliesTo(seq).length) {
        yield { outcome: 'pass', message, blame: 'sut', requirements }
        continue
      }
      const silence = silenceAfter(view, seq)
      if (!silence) continue
      // Who does not take chunks may close the connection over them; http.chunked notes it.
      if (isChunked(message) && silence.kind === 'transport' && silence.requestSent) continue
      const family = familyOf(message.entry.transport)
      const isOpen =
        silence.kind === 'deadline'
          ? silence.reachable === false
          : !silence.requestSent || silence.event in ours || family !== 'direct'
      const taken = isOpen ? takenBefore(seq, view) : undefined
      const unproven = isOpen && !taken
      const hint = hintOn(silence, family)
      yield {
        outcome: unproven ? 'inconclusive' : 'fail',
        seq: silence.seq,
        requirements,
        sequence: [seq, ...(taken ? [taken.seq] : []), silence.seq],
        blame: 'sut',
        expected: `a reply to ${message.entry.id}`,
        actual:
          silence.kind === 'deadline'
            ? `nothing within ${Math.round(silence.waitedMs)} ms, three times the declared ${view.context.declared.replyMs} ms`
            : silence.detail,
        // Events go to an address of their own.
        ...(unproven && {
          hint:
            message.message?.archetype === 'EventMessage'
              ? hint.replaceAll('sut.endpoint', 'ixit.subscriber.endpoint')
              : hint,
        }),
      }
    }
  },
}

const oneReply: Assertion = {
  id: 'sequence.one-reply',
  rule: 'A synchronous request is answered once, and after it was sent.',
  requirements: ['MEP-001'],
  standing: standing('confirmed', 'request and reply in one SOAP exchange'),
  hint: 'Answer each request once. Several parts belong to the asynchronous pattern.',
  judge: function* (view) {
    for (const request of view.messages) {
      const replies = view.repliesTo(request.entry.seq)
      for (const [index, reply] of replies.entries()) {
        const early = reply.entry.seq < request.entry.seq
        yield judged(index === 0 && !early, {
          message: reply,
          sequence: sequenceOf(request, early ? undefined : replies[0], reply),
          expected: `one reply to ${request.entry.id}, after it`,
          actual: early ? 'a reply before its request' : `reply number ${index + 1}`,
        })
      }
    }
  },
}

const correlatedBy = (branch: 'correlation-id' | 'message-id'): Assertion['judge'] =>
  eachReply(function* ({ request, reply }) {
    const hasCorrelation = Boolean(request.message?.header?.correlationId?.value)
    if (hasCorrelation !== (branch === 'correlation-id')) return
    const correlation = correlate(request, reply)
    const header = reply.message?.header
    if (!correlation || !header) return
    yield judged(correlation.by === branch, {
      message: reply,
      sequence: sequenceOf(request, reply),
      element: header.correlationId?.element ?? header.element,
      ...(correlation.by === 'nothing' && {
        expected: `CorrelationID ${correlation.wanted}`,
        actual: correlation.actual ? `CorrelationID ${correlation.actual}` : 'no CorrelationID',
      }),
    })
  })

const correlated: Assertion = {
  id: 'sequence.correlated',
  rule: 'A reply carries the CorrelationID of its request.',
  requirements: ['ENV-019', 'IOP-008'],
  standing: standing('reported', 'annotation of CorrelationID in the envelope schemas; public simulators do it'),
  hint: 'Copy Header.CorrelationID of the request into the header of the reply.',
  judge: correlatedBy('correlation-id'),
}

const correlatedByMessageId: Assertion = {
  id: 'sequence.correlated-by-message-id',
  rule: 'Where the request has no CorrelationID, the reply carries its MessageID as CorrelationID.',
  requirements: ['MEP-001'],
  standing: { ...standing('inferred', 'our reading of correlation'), strength: 'should' },
  hint: 'Use the MessageID of the request as CorrelationID of the reply when the request brings none.',
  judge: correlatedBy('message-id'),
}

const inTime: Assertion = {
  id: 'timing.declared',
  rule: 'A reply comes within the time the vendor declared.',
  requirements: ['MEP-001'],
  standing: { ...standing('confirmed', 'the IXIT of the SUT; no time limit is in the standard'), strength: 'should' },
  hint: 'Answer faster, or declare the time that is needed in ixit.timeLimits.replyMs.',
  judge: function* (view) {
    for (const request of view.messages) {
      // How fast we answer the SUT is our own affair; that it takes a result in time, no declared time speaks of.
      if (request.entry.from === 'sut' || isOwnResult(request)) continue
      for (const reply of view.repliesTo(request.entry.seq)) {
        const took = reply.entry.at.monotonicMs - request.entry.at.monotonicMs
        yield judged(took <= view.context.declared.replyMs, {
          message: reply,
          sequence: sequenceOf(request, reply),
          expected: `within ${view.context.declared.replyMs} ms`,
          actual: `after ${Math.round(took)} ms`,
        })
      }
    }
  },
}

/** Rules on who answers whom, how often, and when. */
export const sequenceAssertions: readonly Assertion[] = [answered, oneReply, correlated, correlatedByMessageId, inTime]
