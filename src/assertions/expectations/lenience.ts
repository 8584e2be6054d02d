import type { DecodedMessage } from '../../exchange/decode.ts'
import { archetypes } from '../../message/model.ts'
import { parseMessage } from '../../message/parse.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { calls, eachExpectation, type Meant } from './expectation.ts'
import { everythingAsked, nothingOfOthers } from './readings.ts'
import { elementsServed, refusalOf } from './refusal.ts'
import { sameObject, servedReadings, wordsFor } from './served.ts'

/** An answer in the envelope of another edition, read by the names in it: to who asks in that envelope it is an answer. */
function readInItsEnvelope(reply: DecodedMessage): DecodedMessage {
  const [problem] = reply.binding?.problems ?? []
  const archetype = archetypes.find((name) => name === problem?.element.name)
  return !reply.message && problem?.kind === 'no-message' && archetype
    ? { ...reply, message: parseMessage(problem.element, archetype) }
    : reply
}

/** What an answer serves, if it serves anything. */
function servedIn(meant: Meant<'refused-or-served'>): Meant<'readings'> | undefined {
  const reply = readInItsEnvelope(meant.reply)
  const { meters, usagePoints, readingTypes } = meant.expected
  return refusalOf(reply, meant.view) || elementsServed(reply) === 0
    ? undefined
    : { ...meant, reply, parts: [reply], expected: { form: 'readings', meters, usagePoints, readingTypes } }
}

/** Looks for readings of a meter at a usage point where, by the IXIT, it is not. */
function* nothingJoined({ reply, view }: Meant<'readings'>): Iterable<Judgement> {
  const { objects } = view.context
  for (const { element, meter, usagePoint } of servedReadings(reply)) {
    const at = meter && objects.find((known) => sameObject(meter, known))?.installedAt
    const point = usagePoint && objects.find((known) => sameObject(usagePoint, known))
    if (at === undefined || !point || calls(point, at)) continue
    yield {
      outcome: 'fail',
      element,
      expected: `${wordsFor(meter)} at ${at}`,
      actual: `${wordsFor(meter)} at ${wordsFor(usagePoint)}`,
    }
  }
}

const notMisread: Assertion = {
  id: 'expect.not-misread',
  rule: 'A message that may be refused is refused, or served as it was meant; it is never misread.',
  requirements: [],
  standing: {
    strength: 'must',
    basis: 'reported',
    claim: 'exchange',
    source: 'wrong data, and asked data left out without a word, are failures in any reading of the standards',
  },
  hint: 'Refuse what is not understood. What is served all the same must be what the correct request brings.',
  judge: eachExpectation('refused-or-served', function* (meant): Iterable<Judgement> {
    const served = servedIn(meant)
    if (served) {
      yield* everythingAsked(served)
      yield* nothingOfOthers(served)
      yield* nothingJoined(served)
    } else if (refusalOf(readInItsEnvelope(meant.reply), meant.view)) yield { outcome: 'pass' }
  }),
}

const strictReader: Assertion = {
  id: 'expect.strict-reader',
  rule: 'An invalid message is refused rather than silently tolerated.',
  requirements: [],
  standing: {
    strength: 'should',
    basis: 'reported',
    claim: 'exchange',
    source: 'a lenient reader hides the errors of its partners',
  },
  hint: 'Tolerating it is no non-conformity as long as it has no effect; a refusal tells the sender that he is wrong.',
  judge: function* (view, context) {
    yield* eachExpectation('refused', function* ({ expected, reply }) {
      if (expected.what === 'message') yield* judgeTolerance(reply, isEmptyOk(reply))
    })(view, context)
    yield* eachExpectation('refused-or-served', function* (meant) {
      const reply = readInItsEnvelope(meant.reply)
      if (!servedIn(meant)) yield* judgeTolerance(reply, isEmptyOk(reply))
      // To serve it as it was meant is among the accepted outcomes: it is noted, and weighs nothing.
      else if (meant.expected.lenience === 'noted')
        yield {
          outcome: 'fail',
          standing: { strength: 'may' },
          expected: 'a refusal',
          actual: 'an answer like that to the correct request',
        }
    })(view, context)
  },
}

function* judgeTolerance(reply: DecodedMessage, tolerated: boolean): Iterable<Judgement> {
  if (reply.message?.reply) yield judged(!tolerated, { expected: 'a refusal', actual: 'OK without payload' })
}

const isEmptyOk = (reply: DecodedMessage): boolean =>
  reply.message?.archetype !== 'FaultMessage' &&
  !reply.binding?.fault &&
  elementsServed(reply) === 0 &&
  reply.message?.reply?.result?.value === 'OK'

/** Expectations on messages that a SUT may refuse and may tolerate. */
export const lenienceAssertions: readonly Assertion[] = [notMisread, strictReader]
