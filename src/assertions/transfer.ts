import type { DecodedMessage, DecodedRecord } from '../exchange/decode.ts'
import { eachMessage, judged, type Assertion, type Judgement } from './assertion.ts'
import { isForm } from './expectations/expectation.ts'
import { refusalOf } from './expectations/refusal.ts'
import { lengthRequired } from './wire.ts'

const standing = (source: string) => ({ strength: 'should', basis: 'inferred', claim: 'transport', source }) as const

const requestOf = ({ entry }: DecodedMessage, view: DecodedRecord): DecodedMessage | undefined =>
  entry.inResponseTo === undefined ? undefined : view.message(entry.inResponseTo)

const coding: Assertion = {
  id: 'http.content-coding',
  rule: 'A reply that is compressed can be unpacked, and was asked for so.',
  requirements: ['TRS-015'],
  standing: standing('HTTP (RFC 9110), sections 8.4 and 12.5.3'),
  hint: 'Compress only for who sends Accept-Encoding: gzip, with Content-Encoding: gzip, and once: a proxy may do it as well.',
  judge: eachMessage(function* (message, _context, view): Iterable<Judgement> {
    const { from, meta } = message.entry
    const request = requestOf(message, view)
    if (from !== 'sut' || !request) return
    const asked = request.entry.meta.headers['accept-encoding'] !== undefined
    const used = meta.headers['content-encoding']?.trim() ?? 'identity'
    if (used === 'identity') {
      if (asked) yield { outcome: 'pass', message }
      return
    }
    if (meta.truncated || meta.overLimit) return
    yield judged(asked && meta.decoded !== undefined, {
      message,
      // HTTP allows it, and many clients cannot read it: they have to be ready for it, so it is noted.
      ...(!asked && meta.undecodable === undefined && { standing: { strength: 'may' } }),
      expected: asked ? 'a body by gzip' : 'a body that is not compressed',
      actual: meta.undecodable === undefined ? `Content-Encoding: ${used}` : `${used}: ${meta.undecodable}`,
    })
  }),
}

const chunked: Assertion = {
  id: 'http.chunked',
  rule: 'A request whose length is not told before is served as any other, or turned away by HTTP status 411.',
  requirements: ['TRS-015'],
  standing: standing('HTTP/1.1 (RFC 9112), section 7.1'),
  hint: 'Read a body by Transfer-Encoding: chunked to its last chunk, or answer 411 (length required).',
  judge: function* (view) {
    for (const { about, expected, requirements, seq: expectation } of view.expectations) {
      if (!isForm(expected, 'chunked-served')) continue
      const [reply] = view.repliesTo(about)
      // To be turned away is legal; clients have to be ready for it, so it is noted.
      const noted = {
        outcome: 'fail',
        standing: { strength: 'may' },
        expectation,
        requirements,
        expected: 'an answer',
      } as const
      if (!reply) {
        const closed = view.entries.find((entry) => isClosing(entry) && entry.inResponseTo === about)
        if (closed) yield { ...noted, seq: closed.seq, blame: 'sut', actual: 'the connection was closed' }
        continue
      }
      if (lengthRequired(reply, view)) yield { ...noted, message: reply, actual: 'HTTP status 411' }
      else {
        const refusal = refusalOf(reply, view)
        const element = reply.binding?.fault?.element
        yield judged(!refusal, {
          message: reply,
          expectation,
          requirements,
          ...(element && { element }),
          expected: 'an answer like that to the same request with its length told before',
          actual: refusal?.how ?? 'an answer',
        })
      }
    }
  },
}

/** Did the SUT close the connection, and not the network? */
const isClosing = (entry: DecodedRecord['entries'][number]): entry is Extract<typeof entry, { kind: 'transport' }> =>
  entry.kind === 'transport' && (entry.event === 'closed-without-reply' || entry.event === 'reset')

/** Rules on how HTTP transfers what SOAP says. */
export const transferAssertions: readonly Assertion[] = [coding]
/** Expectations on it. */
export const transferExpectations: readonly Assertion[] = [chunked]
