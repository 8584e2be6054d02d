import { finalOf, isPart } from '../../exchange/correlation.ts'
import type { DecodedMessage } from '../../exchange/decode.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachConversation, sequenceOf } from './rebuild.ts'

const standing = {
  strength: 'should',
  basis: 'inferred',
  claim: 'exchange',
  source: 'reply code 0.1 says that more is to come, one transcription; our reading of divided answers',
} as const

const ended: Assertion = {
  id: 'async.ended',
  rule: 'An answer in parts comes to its end: the last part says, by bearing no code 0.1, that nothing more is to come.',
  requirements: ['MEP-012'],
  standing,
  hint: 'Send the last part without code 0.1, with FAILED or PARTIAL if the rest cannot be had.',
  judge: eachConversation(function* ({ request, replies, claimants, missed }): Iterable<Judgement> {
    const final = finalOf(request, replies)
    if (final && replies[0] !== final) yield { outcome: 'pass', message: final }
    for (const entry of missed) {
      const before = replies.filter((reply) => reply.entry.seq < entry.seq)
      const last = before.at(-1)
      if (!last || finalOf(request, before)) continue
      yield {
        outcome: claimants > 1 ? 'inconclusive' : 'fail',
        seq: entry.seq,
        blame: 'sut',
        sequence: [...sequenceOf(request, last), entry.seq],
        expected: `a last part after ${last.entry.id}`,
        actual: `${before.length} of which none is the last, and nothing more within ${Math.round(entry.waitedMs)} ms`,
      }
    }
  }),
}

const partOnce: Assertion = {
  id: 'async.part-once',
  rule: 'A part of an answer is sent once: no two parts hold the same.',
  requirements: ['MEP-012'],
  standing,
  hint: 'Send each part once. A repetition after a lost connection bears the same MessageID.',
  judge: eachConversation(function* ({ request, replies, repeated, alike, claimants }): Iterable<Judgement> {
    // Two requests under one id may be answered by the same.
    if (claimants > 1) return
    const final = finalOf(request, replies)
    const seen = new Map<string, DecodedMessage>()
    for (const part of replies) {
      // What comes after the end is wrong already.
      if (part === final) return
      const holds = isPart(part) ? contentOf(part) : undefined
      if (holds === undefined || repeated.has(part) || alike.has(part)) continue
      const earlier = seen.get(holds)
      yield judged(!earlier, {
        message: part,
        sequence: sequenceOf(request, earlier, part),
        expected: 'what no part before holds',
        actual: `the same as ${earlier?.entry.id ?? ''}, as a message of its own`,
      })
      if (!earlier) seen.set(holds, part)
    }
  }),
}

/** What a part says and serves; undefined where it serves nothing, as one that only says that the work goes on. */
function contentOf({ message }: DecodedMessage): string | undefined {
  const { reply, payload } = message ?? {}
  const serves = payload?.profiles.some(({ children }) => children.some(({ kind }) => kind === 'element'))
  return reply && payload && serves ? inText(reply.element) + inText(payload.element) : undefined
}

/** An element and all in it, wherever it stands in its document. */
const inText = (element: XmlElement): string =>
  JSON.stringify(element, (key, value: unknown) => (key === 'line' || key === 'position' ? undefined : value))

/** Rules on answers that come in parts. */
export const dividedAnswerAssertions: readonly Assertion[] = [ended, partOnce]
