import type { DecodedMessage } from '../exchange/decode.ts'
import type { ReplyError } from '../message/model.ts'
import { eachMessage, judged, type Assertion, type Judgement } from './assertion.ts'

const standing = (basis: 'reported' | 'inferred', source: string) =>
  ({ strength: 'must', basis, claim: 'exchange', source }) as const

/** Codes of category 0 are no errors: success, more to come, acknowledgement. */
export const isErrorCode = (code: string | undefined): boolean => code !== undefined && !/^0(\.|$)/.test(code)

const failures = (errors: readonly ReplyError[]): readonly ReplyError[] =>
  errors.filter(({ code }) => isErrorCode(code?.value))

/** A judge of replies with a given Result. Another spelling of Result is the schema's finding. */
const whenResult = (
  result: 'OK' | 'PARTIAL' | 'FAILED',
  judge: (message: DecodedMessage, errors: readonly ReplyError[]) => Iterable<Judgement>,
): Assertion['judge'] =>
  eachMessage(function* (message) {
    const reply = message.message?.reply
    if (reply?.result?.value === result) yield* judge(message, reply.errors)
  })

const okWithoutErrors: Assertion = {
  id: 'reply.ok-without-errors',
  rule: 'A reply with Result OK has no Error, or only codes of category 0.',
  requirements: ['ERR-001'],
  standing: standing('reported', 'Result enumeration and Error annotation of the published envelope schemas'),
  hint: 'Answer PARTIAL where some of it failed and FAILED where all of it failed.',
  judge: whenResult('OK', function* (message, errors) {
    const [first] = failures(errors)
    yield judged(!first, {
      message,
      ...(first && { element: first.element }),
      expected: 'no Error beside OK',
      actual: `OK together with Error ${failures(errors)
        .map(({ code }) => code?.value)
        .join(', ')}`,
    })
  }),
}

const failedWithError: Assertion = {
  id: 'reply.failed-with-error',
  rule: 'A reply with Result FAILED has at least one Error that says why.',
  requirements: ['ERR-002'],
  standing: standing('inferred', 'Error is optional in the schemas; a failure without a reason helps nobody'),
  hint: 'Add an Error with code, reason and the ID of the object.',
  judge: whenResult('FAILED', function* (message, errors) {
    yield judged(failures(errors).length > 0, {
      message,
      ...(message.message?.reply && { element: message.message.reply.element }),
      expected: 'an Error with a code above category 0',
      actual: errors.length ? `only ${errors.map(({ code }) => code?.value ?? 'no code').join(', ')}` : 'no Error',
    })
  }),
}

const failedWithoutPayload: Assertion = {
  id: 'reply.failed-without-payload',
  rule: 'A reply with Result FAILED serves nothing.',
  requirements: ['ERR-002'],
  standing: standing('inferred', 'our reading of Result'),
  hint: 'Answer PARTIAL where some objects are served.',
  judge: whenResult('FAILED', function* (message) {
    const served = message.message?.payload?.profiles.find(({ children }) =>
      children.some(({ kind }) => kind === 'element'),
    )
    yield judged(!served, {
      message,
      ...(served && { element: served }),
      expected: 'no payload',
      actual: served ? `${served.name} with content` : '',
    })
  }),
}

const partialExplained: Assertion = {
  id: 'reply.partial-explained',
  rule: 'A reply with Result PARTIAL says what is missing: an Error for it, or code 0.1 or 0.2.',
  requirements: ['ERR-003'],
  standing: standing('inferred', 'our reading of Result and of the codes 0.1 and 0.2'),
  hint: 'Add one Error for each object that could not be served.',
  judge: whenResult('PARTIAL', function* (message, errors) {
    const codes = errors.map(({ code }) => code?.value)
    yield judged(failures(errors).length > 0 || codes.includes('0.1') || codes.includes('0.2'), {
      message,
      ...(message.message?.reply && { element: message.message.reply.element }),
      expected: 'an Error',
      actual: codes.length ? `only ${codes.join(', ')}` : 'no Error',
    })
  }),
}

const knownCode: Assertion = {
  id: 'reply.code',
  rule: "The code of an Error is one of the published list; others are the vendor's own and are not judged.",
  requirements: ['ERR-002'],
  standing: { ...standing('inferred', 'reply code list as transcribed in public'), strength: 'may' },
  hint: 'A code outside the list is allowed; tell your partners what it means.',
  judge: eachMessage(function* (message, { standard }) {
    for (const { code } of message.message?.reply?.errors ?? []) {
      if (!code) continue
      const known = standard.replyCodes.has(code.value)
      yield { outcome: known ? 'pass' : 'not-judged', message, element: code.element, actual: code.value }
    }
  }),
}

const level: Assertion = {
  id: 'reply.level',
  rule: 'A reply with Result FAILED has at least one Error of a level above INFORM and WARNING, where levels are given.',
  requirements: ['ERR-002'],
  standing: { ...standing('inferred', 'plain reading of the level names'), strength: 'should' },
  hint: 'Give the Error that made the request fail the level FATAL.',
  judge: whenResult('FAILED', function* (message, errors) {
    const failed = failures(errors)
    const levels = failed.map((error) => error.level?.value)
    if (!failed.length || levels.includes(undefined)) return
    const [first] = failed
    yield judged(
      levels.some((one) => one !== 'INFORM' && one !== 'WARNING'),
      {
        message,
        ...(first?.level && { element: first.level.element }),
        expected: 'FATAL or CATASTROPHIC',
        actual: levels.join(', '),
      },
    )
  }),
}

/** Rules on the agreement of Result, Error and payload. */
export const replyCodeAssertions: readonly Assertion[] = [
  okWithoutErrors,
  failedWithError,
  failedWithoutPayload,
  partialExplained,
  knownCode,
  level,
]
