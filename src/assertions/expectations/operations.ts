import { isPart, operationAnsweredBy } from '../../exchange/correlation.ts'
import type { DecodedMessage } from '../../exchange/decode.ts'
import type { ReplyError } from '../../message/model.ts'
import { operationIdIn, operationSetIn } from '../../message/operation-set.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { isErrorCode } from '../reply-codes.ts'
import { eachExpectation, type Meant } from './expectation.ts'

const standing = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'exchange', source }) as const

interface Told {
  /** Of the Error itself, or of the reply in which it stands. */
  readonly operationId: string | undefined
  readonly error: ReplyError
}

/** The Errors of all parts of an answer, each with the operation it is about. */
const toldIn = ({ parts }: Meant<'bad-operations'>): readonly Told[] =>
  parts.flatMap((part) =>
    (part.message?.reply?.errors ?? [])
      .filter(({ code }) => isErrorCode(code?.value))
      .map((error) => ({ operationId: operationIdIn(error.element) ?? operationAnsweredBy(part), error })),
  )

const badNamed: Assertion = {
  id: 'operations.bad-named',
  rule: 'Where Errors are told of a set, each operation that failed is named by one, and none that was carried out.',
  requirements: ['OPS-009'],
  standing: standing('must', 'reported', 'annotation of operationId in the envelope schemas'),
  hint: 'Write the operationId of the operation that failed into Error/operationId, or into the reply that is about it alone.',
  judge: eachExpectation('bad-operations', function* (meant): Iterable<Judgement> {
    const told = toldIn(meant)
    const [first] = told
    // Whether it had to be refused, and with an Error, is the matter of other rules.
    if (!first) {
      yield { outcome: 'not-judged', actual: 'no Error' }
      return
    }
    const bad = meant.expected.bad.map(String)
    for (const id of bad)
      yield judged(
        told.some(({ operationId }) => operationId === id),
        { element: first.error.element, expected: `an Error with operationId ${id}`, actual: idsIn(told) },
      )
    if (meant.expected.others !== 'carried-out') return
    const stray = told.find(({ operationId }) => operationId !== undefined && !bad.includes(operationId))
    if (stray)
      yield {
        outcome: 'fail',
        element: stray.error.element,
        expected: `Errors of operation ${bad.join(', ')} only`,
        actual: idsIn([stray]),
      }
  }),
}

const idsIn = (told: readonly Told[]): string =>
  told.map(({ operationId }) => operationId ?? 'an Error without operationId').join(', ')

const undoneCode: Assertion = {
  id: 'operations.undone-code',
  rule: 'An Error about an operation that was undone because of another one bears the code for that.',
  requirements: ['OPS-003'],
  standing: standing('should', 'inferred', 'reply code list as transcribed in public, informative'),
  hint: 'Code 5.9 tells the client that the operation itself was well. Nobody demands an Error for it.',
  judge: eachExpectation('bad-operations', function* (meant, { standard }): Iterable<Judgement> {
    if (meant.expected.others !== 'undone') return
    const bad = meant.expected.bad.map(String)
    const others = toldIn(meant).filter(({ operationId }) => operationId !== undefined && !bad.includes(operationId))
    for (const { error } of others) {
      const code = error.code?.value ?? ''
      const place = { element: error.code?.element ?? error.element, expected: '5.9', actual: code }
      // A code of the vendor's own says what he means by it.
      yield standard.replyCodes.has(code) ? judged(code === '5.9', place) : { outcome: 'not-judged', ...place }
    }
  }),
}

const idOf = ({ message }: DecodedMessage): string | undefined => message?.header?.messageId?.value

const repliedOnce: Assertion = {
  id: 'operations.replied-once',
  rule: 'Where a set is answered in parts, each operation is answered once, and the last part says that it is the last.',
  requirements: ['OPS-010'],
  standing: standing('should', 'inferred', 'annotation of Reply.operationId in the envelope schemas'),
  hint: 'Send one reply for each operation, with its operationId, and code 0.1 in all but the last.',
  judge: eachExpectation('operation-replies', function* ({ request, parts }): Iterable<Judgement> {
    const last = parts.at(-1)
    if (parts.length < 2 || !last) return
    const of = (part: DecodedMessage) => ({
      message: part,
      ...(part.message?.reply && { element: part.message.reply.element }),
    })
    for (const [index, part] of parts.entries()) {
      const id = operationAnsweredBy(part)
      const before = parts.slice(0, index).filter((one) => operationAnsweredBy(one) === id)
      // The same message once more is a repetition, which a receiver can tell.
      const isAgain = id !== undefined && before.some((one) => idOf(one) === undefined || idOf(one) !== idOf(part))
      yield judged(!isAgain, { ...of(part), expected: 'each operation once', actual: `operation ${id ?? ''} again` })
    }
    const asked = (request.message && operationSetIn(request.message))?.operations ?? []
    const answered = parts.map(operationAnsweredBy)
    const silent = asked.filter(({ operationId }) => !answered.includes(operationId))
    // A last reply without operationId is about all that is left.
    if (answered.at(-1) !== undefined)
      yield judged(!silent.length, {
        ...of(last),
        expected: 'a reply to each operation',
        actual: `none to ${silent.map(({ operationId }) => operationId ?? '').join(', ')}`,
      })
    yield judged(!isPart(last), { ...of(last), expected: 'a last part without code 0.1', actual: '0.1' })
  }),
}

/** Expectations on sets of operations. */
export const operationAssertions: readonly Assertion[] = [badNamed, undoneCode, repliedOnce]
