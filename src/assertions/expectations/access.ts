import { isByItself, type DecodedMessage, type DecodedRecord } from '../../exchange/decode.ts'
import type { DeadlineExpired, TransportEvent } from '../../exchange/entries.ts'
import type { Stranger } from '../../exchange/expected-access.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { isForm } from './expectation.ts'
import { refusalOf } from './refusal.ts'

const security = (source: string) => ({ strength: 'must', basis: 'inferred', claim: 'security', source }) as const

/** What happened on the wire in the place of an answer. */
const happenedTo = (seq: number, { entries }: DecodedRecord): TransportEvent | DeadlineExpired | undefined =>
  entries.find(
    (entry): entry is TransportEvent | DeadlineExpired =>
      (entry.kind === 'transport' || entry.kind === 'deadline') &&
      entry.inResponseTo === seq &&
      !(entry.kind === 'transport' && entry.event === 'stale-connection'),
  )

/**
 * Connections that are ended so are ended by who does not let us in; that a plain endpoint is not there is as good. Of a
 * password they say nothing: it is told in a message, which is answered.
 */
const endings: ReadonlySet<TransportEvent['event']> = new Set(['tls', 'reset', 'closed-without-reply'])

/** OpenSSL of the harness does not offer so old a version. */
const isOurOwn = ({ detail }: TransportEvent): boolean => /NO_PROTOCOLS_AVAILABLE/.test(detail)

function seenOn(happened: TransportEvent | DeadlineExpired, stranger: Stranger): Judgement {
  if (happened.kind === 'transport' && !isOurOwn(happened)) {
    const isAbsent = happened.event === 'refused' && stranger === 'in plain HTTP'
    const isEnded = endings.has(happened.event) && stranger !== 'with a wrong password'
    if (isEnded || isAbsent) return { outcome: 'pass', seq: happened.seq, blame: 'sut' }
  }
  return {
    outcome: 'inconclusive',
    seq: happened.seq,
    blame: 'sut',
    expected: 'a refusal',
    actual:
      happened.kind === 'transport'
        ? happened.detail.replace(/\.$/, '')
        : `nothing within ${Math.round(happened.waitedMs)} ms`,
    hint: 'Nobody refused us, and nobody served us. Look whether the SUT is there, and what stands between it and us.',
  }
}

/** Statuses by which HTTP asks for a password. */
const asksForPassword = 401

const notLetIn: Assertion = {
  id: 'access.refused',
  rule: 'Who does not show who he is, or comes by a way that is not allowed, is not served.',
  requirements: [],
  standing: security('IEC 62351 is left to say how; that it is checked is what the ICS says'),
  hint: 'End the handshake, or answer with HTTP 401 or 403, a fault, or FAILED; serve nothing.',
  judge: function* (view): Iterable<Judgement> {
    for (const expectation of view.expectations) {
      if (!isForm(expectation.expected, 'not-let-in')) continue
      const request = view.message(expectation.about)
      const stranger = request?.intent?.stranger
      if (!request || stranger === undefined) continue
      const place = { expectation: expectation.seq, requirements: expectation.requirements }
      const [reply] = view.repliesTo(request.entry.seq)
      if (reply) yield { message: reply, ...place, ...seenIn(reply, stranger, view) }
      else {
        const happened = happenedTo(request.entry.seq, view)
        if (happened) yield { ...place, ...seenOn(happened, stranger) }
      }
    }
  },
}

function seenIn(reply: DecodedMessage, stranger: Stranger, view: DecodedRecord): Judgement {
  const { status } = reply.entry.meta
  const result = reply.message?.reply?.result
  if (refusalOf(reply, view)) return { outcome: 'pass' }
  if (result?.value === 'OK' || result?.value === 'PARTIAL')
    return {
      outcome: 'fail',
      element: result.element,
      expected: `no service for who comes ${stranger}`,
      actual: result.value,
    }
  if (stranger === 'in plain HTTP' && status === asksForPassword)
    return {
      outcome: 'inconclusive',
      expected: 'a refusal',
      actual: 'a question for a password, HTTP status 401',
      hint: 'Nothing secret is said in plain HTTP, so it cannot be told whether who says it is served.',
    }
  if (!reply.message && status !== undefined && status >= 300) return { outcome: 'pass' }
  return { outcome: 'not-judged', actual: 'an answer that cannot be read' }
}

const notDelivered: Assertion = {
  id: 'access.listener-checked',
  rule: 'Nothing is sent to a listener whose certificate is expired, of another name, or of an authority that is not trusted.',
  requirements: [],
  standing: security('a client of TLS checks the certificate of the server, RFC 5280 and RFC 6125'),
  hint: 'Let the client that sends results check date, name and authority of the certificate, and send nothing where one is wrong.',
  judge: function* (view): Iterable<Judgement> {
    for (const expectation of view.expectations) {
      if (!isForm(expectation.expected, 'not-delivered')) continue
      const { about, seq, requirements } = expectation
      const place = { expectation: seq, requirements }
      const listener = view.message(about)?.message?.header?.replyAddress?.value
      const [came] = view.messages.filter(
        (message) =>
          isByItself(message) &&
          message.entry.seq > about &&
          // What goes to another listener of ours is no matter of this one's certificate.
          (listener === undefined || message.entry.meta.url === listener),
      )
      if (came) {
        yield {
          ...place,
          message: came,
          outcome: 'fail',
          expected: 'nothing',
          actual: `${came.message?.header?.verb?.value ?? 'a message'} at ${came.entry.meta.url ?? 'our listener'}`,
        }
        continue
      }
      const turned = view.entries.find(
        (entry) => entry.kind === 'transport' && entry.event === 'turned-away' && entry.inResponseTo === about,
      )
      if (turned) yield { ...place, seq: turned.seq, blame: 'sut', outcome: 'pass' }
      else
        yield {
          ...place,
          seq: about,
          blame: 'sut',
          outcome: 'inconclusive',
          expected: 'a handshake that the SUT ends',
          actual: 'nobody came to our listener',
          hint: 'Nothing was delivered, and nothing shows that it was tried. Look into the log of the SUT, and whether it reaches ixit.callback.host.',
        }
    }
  },
}

/** Expectations on who is let in, and whom the SUT trusts. */
export const accessAssertions: readonly Assertion[] = [notLetIn, notDelivered]
