import { isByItself, type DecodedMessage, type DecodedRecord } from '../../exchange/decode.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { looksLikeHtml } from '../wire.ts'
import { isForm } from './expectation.ts'

/** Statuses by which a server asks who we are: what a client's address wants to know is not told to us. */
const asksWho: ReadonlySet<number | undefined> = new Set([401, 403, 407])

const takesResult: Assertion = {
  id: 'client.takes-result',
  rule: 'The address at which a client wants its answer takes it, and says so by its HTTP status.',
  requirements: ['TRS-016'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'transport',
    source: 'HTTP; a sender to whom nobody says that a result was taken sends it again, or gives up',
  },
  hint: 'Answer the result by 200 or 202, with a response message or with nothing; keep the address open until the result has come.',
  judge: function* (view) {
    for (const { expected, about, seq, requirements } of view.expectations) {
      if (!isForm(expected, 'result-taken')) continue
      const [answer] = view.repliesTo(about)
      const told = answer ? byAnswer(answer, expected.isAgain) : bySilence(about, view)
      if (told) yield { expectation: seq, requirements, blame: 'sut', ...told }
    }
  },
}

function byAnswer(answer: DecodedMessage, isAgain: boolean): Judgement {
  const { status = 0 } = answer.entry.meta
  const fault = answer.binding?.fault !== undefined
  const refused = answer.message?.reply?.result?.value === 'FAILED'
  const page = looksLikeHtml(Buffer.from(answer.bytes).toString('utf8'))
  const actual = `HTTP status ${status}${fault ? ' with a fault' : refused ? ' with Result FAILED' : page ? ' with an HTML page' : ''}`
  if (asksWho.has(status))
    return {
      outcome: 'inconclusive',
      message: answer,
      expected: 'HTTP status 200 or 202',
      actual,
      hint: 'Let results come to the address of the client without being asked who sends them, or test it without that.',
    }
  const isTaken = status >= 200 && status < 300 && !fault && !refused && !page
  // What it has already may be refused, in whatever words.
  const mayRefuse = isAgain && (fault || refused || (status >= 400 && status < 500))
  return judged(isTaken || mayRefuse, { message: answer, expected: 'HTTP status 200 or 202', actual })
}

/** Nobody answered: that nothing was reached may be a matter of the network. */
function bySilence(about: number, { entries }: DecodedRecord): Judgement | undefined {
  const silence = entries.find(
    (entry) => (entry.kind === 'transport' || entry.kind === 'deadline') && entry.inResponseTo === about,
  )
  if (silence?.kind === 'deadline')
    return {
      outcome: 'fail',
      seq: silence.seq,
      expected: 'HTTP status 200 or 202',
      actual: `nothing within ${Math.round(silence.waitedMs)} ms`,
    }
  if (silence?.kind !== 'transport') return undefined
  return {
    outcome: silence.requestSent ? 'fail' : 'inconclusive',
    seq: silence.seq,
    expected: 'HTTP status 200 or 202',
    actual: silence.detail,
    hint: 'Check that the address in ReplyAddress can be reached from here, and that the client listens there when it asks.',
  }
}

const asksOnce: Assertion = {
  id: 'client.asks-once',
  rule: 'A client that has its answer does not send the same request again.',
  requirements: ['TRS-016'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'transport',
    source: 'what is asked again after it was answered is done twice; no text at hand speaks of it',
  },
  hint: 'Take a request for done when its result has come, by the CorrelationID. What is to be read anew is a request with a MessageID of its own.',
  judge: function* (view) {
    for (const { expected, about, seq, requirements } of view.expectations) {
      if (!isForm(expected, 'asked-once')) continue
      const result = view.message(about)
      const request = view.messages.find((one) => isByItself(one) && asksFor(result, one))
      if (!result || !request) continue
      const again = view.messages.find((one) => isByItself(one) && one.entry.seq > about && isSame(one, request))
      yield {
        expectation: seq,
        requirements,
        ...judged(!again, {
          message: again ?? request,
          ...(again && { sequence: [request.entry.seq, about, again.entry.seq] }),
          expected: 'nothing more of this request',
          actual: 'it was sent again after its result',
        }),
      }
    }
  },
}

/** Is a result the answer to that request? */
const asksFor = (result: DecodedMessage | undefined, { message }: DecodedMessage): boolean => {
  const { correlationId, messageId } = message?.header ?? {}
  const id = correlationId?.value || messageId?.value
  return message?.archetype === 'RequestMessage' && !!id && result?.message?.header?.correlationId?.value === id
}

/** Is it the same request once more? Without a MessageID only the same bytes tell that. */
function isSame(one: DecodedMessage, other: DecodedMessage): boolean {
  const [id, otherId] = [one, other].map(({ message }) => message?.header?.messageId?.value)
  return id || otherId ? id === otherId : Buffer.from(one.bytes).equals(Buffer.from(other.bytes))
}

/** Expectations on the SUT as a client. */
export const clientAssertions: readonly Assertion[] = [takesResult, asksOnce]
