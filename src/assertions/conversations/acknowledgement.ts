import { refusalOf } from '../expectations/refusal.ts'
import { judged, type Assertion } from '../assertion.ts'
import { eachConversation, sequenceOf } from './rebuild.ts'

/**
 * Acknowledgement and result come on two connections, and may overtake each other on their way: a packet that must be
 * sent again is late by less than this. Milliseconds.
 */
const crossingMs = 1_000

const acknowledgedFirst: Assertion = {
  id: 'async.acknowledged-first',
  rule: 'An asynchronous request is acknowledged before its result comes.',
  requirements: ['MEP-014', 'MEP-004'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'exchange',
    source: 'an acknowledgement says that a result is to come; our reading of the asynchronous pattern',
  },
  hint: 'Answer the request as soon as it is accepted, before the work is done, and send the result after that.',
  judge: eachConversation(function* ({ request, first, replies, claimants }, view) {
    const [result] = replies
    // Refused at once and answered all the same: that is another rule's.
    if (!first || !result || refusalOf(first, view)) return
    // The result may be that of another request under the same id, which was acknowledged before.
    if (claimants > 1) return
    const ahead = first.entry.at.monotonicMs - result.entry.at.monotonicMs
    if (ahead > 0 && ahead <= crossingMs) return
    yield judged(ahead <= 0, {
      message: first,
      sequence: sequenceOf(request, result, first),
      expected: `an acknowledgement before the result ${result.entry.id}`,
      actual: `${Math.round(ahead)} ms after it`,
    })
  }),
}

/** Rules on when a request is acknowledged. */
export const acknowledgementAssertions: readonly Assertion[] = [acknowledgedFirst]
