import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Assertion, JudgeContext, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { isErrorCode } from '../reply-codes.ts'
import { weakestSchema } from '../schema.ts'
import { turnsVersionAway } from '../wire.ts'
import { eachExpectation } from './expectation.ts'

/**
 * The ways to refuse a message. All are legal: a FAILED reply, a FaultMessage, a plain SOAP fault, and an HTTP status
 * that the SUT is declared to refuse by, or that turns a version of SOAP away.
 */
export type Refusal = {
  readonly how: 'FAILED' | 'FaultMessage' | 'SOAP fault' | 'HTTP status'
  readonly codes: readonly string[]
}

/** Tells whether and how an answer refuses; undefined where it does not, or could not be read. */
export function refusalOf(reply: DecodedMessage, view: DecodedRecord): Refusal | undefined {
  const codes = reply.message?.reply?.errors.flatMap(({ code }) =>
    code && isErrorCode(code.value) ? [code.value] : [],
  )
  if (reply.message?.archetype === 'FaultMessage') return { how: 'FaultMessage', codes: codes ?? [] }
  if (reply.binding?.fault) return { how: 'SOAP fault', codes: codes ?? [] }
  if (reply.message?.reply?.result?.value === 'FAILED') return { how: 'FAILED', codes: codes ?? [] }
  const { status } = reply.entry.meta
  if (turnsVersionAway(reply, view)) return { how: 'HTTP status', codes: [] }
  if (!reply.message && status !== undefined && view.context.declared.refusalStatuses.includes(status))
    return { how: 'HTTP status', codes: [] }
  return undefined
}

/** How many objects an answer serves. */
export const elementsServed = (reply: DecodedMessage): number =>
  reply.message?.payload?.profiles.reduce(
    (sum, { children }) => sum + children.filter(({ kind }) => kind === 'element').length,
    0,
  ) ?? 0

const exchange = (strength: 'must' | 'should', source: string) =>
  ({ strength, basis: 'reported', claim: 'exchange', source }) as const

const result: Assertion = {
  id: 'expect.result',
  rule: 'A good request has the result that belongs to it.',
  requirements: [],
  standing: exchange('must', 'Result of the reply'),
  hint: 'See the Errors of the reply: the request is right, and its objects are those of the IXIT.',
  judge: eachExpectation('result', function* ({ expected, request, reply, view }, context): Iterable<Judgement> {
    const refusal = refusalOf(reply, view)
    const actual = reply.message?.reply?.result?.value ?? refusal?.how
    // An answer that is none, or a Result of another spelling, is the finding of another assertion.
    if (actual === undefined || (!refusal && !['OK', 'PARTIAL', 'FAILED'].includes(actual))) return
    const holds = (expected.results as readonly string[]).includes(actual)
    const element = reply.message?.reply?.result?.element ?? reply.binding?.fault?.element
    const place = {
      ...(element && { element }),
      expected: expected.results.join(' or '),
      actual: refusal?.codes.length ? `${actual} with ${refusal.codes.join(', ')}` : actual,
    }
    const doubt = holds || !refusal ? undefined : doubtOn(refusal, request, view, context)
    yield doubt ? { outcome: 'inconclusive', ...place, hint: doubt } : judged(holds, place)
  }),
}

/** Refusals that may well be our own fault: a message whose schema is inferred, a user or source not let in. */
function doubtOn(
  refusal: Refusal,
  request: DecodedMessage,
  view: DecodedRecord,
  context: JudgeContext,
): string | undefined {
  const { codes } = refusal
  const isTurnedAway = codes.length > 0 && codes.every((code) => code.startsWith('7.') || code === '2.14')
  const isForItsSource = codes.every((code) => code === '2.14') && isLetInByAnother(request, view)
  if (isTurnedAway && !isForItsSource)
    return 'The SUT does not let the harness in. Set ixit.credentials or ixit.source.'
  const inferred = weakestSchema(request, context)
  return inferred && !isProven(inferred, request, view)
    ? `Our request may be wrong: no public schema shows ${inferred.name}, ours is inferred. Supply the official schema, or compare the request with one the SUT takes.`
    : undefined
}

/** Does the request bear another Source than one that was served before in this scenario? Then it is the Source that is refused. */
function isLetInByAnother({ entry, message }: DecodedMessage, view: DecodedRecord): boolean {
  const source = message?.header?.source?.value
  return view.messages.some((earlier) => {
    const other = earlier.message?.header?.source?.value
    return (
      earlier.entry.from === 'harness' &&
      earlier.entry.seq < entry.seq &&
      source &&
      other &&
      other !== source &&
      view.repliesTo(earlier.entry.seq)[0]?.message?.reply?.result?.value === 'OK'
    )
  })
}

/** Has the SUT served a query of that profile before in this scenario? Then it can read what we send. */
function isProven({ name, namespace }: XmlElement, request: DecodedMessage, view: DecodedRecord): boolean {
  return view.messages.some(
    ({ entry, message }) =>
      entry.from === 'harness' &&
      entry.seq < request.entry.seq &&
      message?.request?.profiles.some((one) => one.name === name && one.namespace === namespace) &&
      view.repliesTo(entry.seq)[0]?.message?.reply?.result?.value === 'OK',
  )
}

const refused: Assertion = {
  id: 'expect.refused',
  rule: 'A message that must not be served is refused: by a FAILED reply, a FaultMessage, a SOAP fault, or a declared HTTP status.',
  requirements: [],
  standing: exchange('must', 'a bad object is not served and not answered OK'),
  hint: 'Answer FAILED with an Error that names the reason; do not serve what was not asked for.',
  judge: eachExpectation('refused', function* ({ expected, reply, view }): Iterable<Judgement> {
    const refusal = refusalOf(reply, view)
    const served = reply.message?.reply?.result?.value
    if (refusal) {
      yield { outcome: 'pass' }
      return
    }
    if (served !== 'OK' && served !== 'PARTIAL') return
    // An invalid message that is tolerated without any effect is a lenient reader: `expect.strict-reader` notes it.
    if (expected.what === 'message' && elementsServed(reply) === 0) return
    yield {
      outcome: 'fail',
      ...(reply.message?.reply?.result && { element: reply.message.reply.result.element }),
      expected: 'a refusal',
      actual: elementsServed(reply)
        ? `${served} with ${elementsServed(reply)} object(s) in the payload`
        : `${served} without payload`,
    }
  }),
}

const errorCode: Assertion = {
  id: 'expect.error-code',
  rule: 'A refusal bears the code that the published list has for its reason.',
  requirements: [],
  standing: { ...exchange('should', 'reply code list as transcribed in public, informative'), basis: 'inferred' },
  hint: 'Another code is no non-conformity; the listed one lets a client react without reading prose.',
  judge: eachExpectation('error-code', function* ({ expected, reply }, { standard }): Iterable<Judgement> {
    const errors = reply.message?.reply?.errors.filter(({ code }) => isErrorCode(code?.value)) ?? []
    const codes = errors.flatMap(({ code }) => (code ? [code.value] : []))
    const [first] = errors
    // A refusal without a code is legal; that it should have one is the rule of reply.failed-with-error.
    if (!first) {
      yield { outcome: 'not-judged', actual: 'no code' }
      return
    }
    if (codes.some((code) => expected.codes.includes(code))) {
      yield { outcome: 'pass' }
      return
    }
    const vendor = codes.every((code) => !standard.replyCodes.has(code))
    yield {
      outcome: vendor ? 'not-judged' : 'fail',
      element: first.code?.element ?? first.element,
      expected: expected.codes.join(' or '),
      actual: codes.join(', '),
    }
  }),
}

/** Expectations on success and refusal. */
export const refusalAssertions: readonly Assertion[] = [result, refused, errorCode]
