import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { acknowledges } from '../wire.ts'
import { eachExpectation } from './expectation.ts'

const answered: Assertion = {
  id: 'told.answered',
  rule: 'A service that receives events answers each by a response message, or by a fault.',
  requirements: ['TRS-003'],
  standing: {
    strength: 'should',
    basis: 'reported',
    claim: 'transport',
    source:
      'templates of the typed services: each operation of a receiving service has a response message as its output',
  },
  hint: 'Answer CreatedN, ChangedN, CanceledN, ClosedN and DeletedN by NResponseMessage with verb "reply" and a Result.',
  judge: eachExpectation('event-answered', function* ({ request, reply, view }): Iterable<Judgement> {
    if (acknowledges(reply, view)) {
      const actual = `HTTP status ${String(reply.entry.meta.status)} and nothing more`
      // What the generic service answers to an event stands in no text at hand.
      yield request.binding?.content?.wrapper === 'typed'
        ? { outcome: 'fail', expected: 'a response message', actual }
        : { outcome: 'not-judged', actual }
      return
    }
    // What is no message at all is the finding of another assertion.
    const { message, binding } = reply
    if (!message && !binding?.fault) return
    const archetype = message?.archetype
    yield judged(binding?.fault !== undefined || archetype === 'ResponseMessage' || archetype === 'FaultMessage', {
      ...(message && { element: message.element }),
      expected: 'a response message',
      actual: archetype ?? '',
    })
  }),
}

/** Expectations on the answers to events of ours. */
export const toldAssertions: readonly Assertion[] = [answered]
