import { decodeRecord, type DecodedMessage, type DecodedRecord } from '../exchange/decode.ts'
import type { Expectation, PartyId } from '../exchange/entries.ts'
import type { ExchangeRecord } from '../exchange/recorder.ts'
import type { RuleStanding } from '../standard/rule.ts'
import { pathOf } from '../xml/tree.ts'
import type { Assertion, JudgeContext, Judgement } from './assertion.ts'
import { standingOf } from './expectations/expectation.ts'
import { assertions, expectationAssertions } from './index.ts'
import { sequenceInWords } from './sequence-words.ts'

/** What an assertion found, with everything a reader needs to follow it. */
export interface Finding extends RuleStanding {
  readonly assertion: string
  readonly rule: string
  readonly requirements: readonly string[]
  readonly outcome: 'fail' | 'inconclusive' | 'not-judged'
  readonly blame: PartyId
  /** The entry of the record, and the name of the message in it. */
  readonly seq?: number
  readonly message?: string
  /** Where it takes several entries to break the rule: the fewest that do, by their numbers, and in words. */
  readonly sequence?: readonly number[]
  readonly sequenceSays?: string
  readonly path?: string
  readonly line?: number
  readonly column?: number
  readonly expected?: string
  readonly actual?: string
  readonly hint: string
}

/** What all assertions found in one record. */
export interface JudgedRecord {
  readonly view: DecodedRecord
  readonly findings: readonly Finding[]
  /** How often each assertion judged and was satisfied. */
  readonly passed: Readonly<Record<string, number>>
  /**
   * What became of each expectation, by its number. `not-judged`: our tables do not say. `unanswered`: the answer in
   * which it could be seen never came, or could not be read.
   */
  readonly expectations: ReadonlyMap<number, ExpectationRuling>
}

export interface ExpectationRuling {
  readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'not-judged' | 'unanswered'
  readonly findings: readonly Finding[]
}

/**
 * Judges a record. Pure: the same record and context give the same findings, live, offline and again next year.
 *
 * @param only limits the judging to these assertions
 */
export function judgeRecord(
  record: ExchangeRecord | DecodedRecord,
  context: JudgeContext,
  only: readonly Assertion[] = assertions,
): JudgedRecord {
  const view = 'messages' in record ? record : decodeRecord(record)
  const all = only.flatMap((assertion) =>
    [...assertion.judge(view, context)].map((judgement) => ({ assertion, judgement })),
  )
  const passed: Record<string, number> = {}
  for (const { assertion, judgement } of all)
    if (judgement.outcome === 'pass') passed[assertion.id] = (passed[assertion.id] ?? 0) + 1
  const told = all.map((one) => ({
    ...one,
    finding:
      one.judgement.outcome === 'pass'
        ? undefined
        : findingOf(one.assertion, one.judgement, one.judgement.outcome, view, context),
  }))
  return {
    view,
    findings: told.flatMap(({ finding }) => finding ?? []),
    passed,
    expectations: new Map(view.expectations.map((expectation) => [expectation.seq, rulingOn(expectation, told, view)])),
  }
}

/**
 * Judges one expectation and nothing beside it: the ruling is that of `judgeRecord`. A step asks after each message, so
 * what it costs must not grow with all that was judged before.
 *
 * @param seq the number of its entry
 */
export function judgeExpectation(
  record: ExchangeRecord,
  seq: number,
  context: JudgeContext,
): ExpectationRuling | undefined {
  const view = decodeRecord(record)
  const one = view.expectations.find((expectation) => expectation.seq === seq)
  if (!one) return undefined
  const { expected } = one
  // A rule may judge otherwise where something is expected of an answer; so it is shown all expectations.
  const judged =
    expected.form === 'satisfies'
      ? judgeRecord(
          view,
          context,
          assertions.filter(({ id }) => id === expected.assertion),
        )
      : judgeRecord({ ...view, expectations: [one] }, context, expectationAssertions)
  return judged.expectations.get(seq)
}

function findingOf(
  assertion: Assertion,
  judgement: Judgement,
  outcome: Finding['outcome'],
  view: DecodedRecord,
  { standard }: JudgeContext,
): Finding {
  const { message, element } = judgement
  const requirements = judgement.requirements ?? assertion.requirements
  const expectation = judgement.expectation !== undefined
  const standing = expectation
    ? standingOf(
        assertion.standing,
        requirements.map((id) => standard.requirements.get(id)),
      )
    : assertion.standing
  const line = judgement.line ?? (element?.line || undefined)
  const path = element && message?.root && pathOf(message.root, element.position)
  return {
    assertion: assertion.id,
    rule: assertion.rule,
    requirements: expectation ? requirements : citedHere(requirements, view),
    outcome,
    ...standing,
    ...judgement.standing,
    blame: message ? message.entry.from : (judgement.blame ?? 'unknown'),
    ...placeOf(message, judgement.seq),
    ...(judgement.sequence && {
      sequence: judgement.sequence,
      sequenceSays: sequenceInWords(judgement.sequence, view),
    }),
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(judgement.column !== undefined && { column: judgement.column }),
    ...(judgement.expected !== undefined && { expected: judgement.expected }),
    ...(judgement.actual !== undefined && { actual: judgement.actual }),
    hint: judgement.hint ?? assertion.hint,
  }
}

const placeOf = (message: DecodedMessage | undefined, seq: number | undefined) =>
  message ? { seq: message.entry.seq, message: message.entry.id } : seq === undefined ? {} : { seq }

/** A rule cites its own requirements; a rule that cites none speaks in the name of the scenario's. */
const citedHere = (requirements: readonly string[], view: DecodedRecord): readonly string[] =>
  requirements.length ? requirements : view.context.scenario.requirements

interface Told {
  readonly assertion: Assertion
  readonly judgement: Judgement
  readonly finding: Finding | undefined
}

function rulingOn(
  { expected, about, seq }: Expectation,
  told: readonly Told[],
  view: DecodedRecord,
): ExpectationRuling {
  const isStimulus = view.entries.some((entry) => entry.seq === about && entry.kind === 'stimulus')
  const later = isStimulus ? view.eventsAfter(about) : view.callbacksTo(about)
  const isAnswer = ({ message, seq: at }: Judgement): boolean =>
    message
      ? message.entry.inResponseTo === about || later.includes(message)
      : view.entries.some((entry) => entry.seq === at && 'inResponseTo' in entry && entry.inResponseTo === about)
  const mine = told.filter(({ assertion, judgement }) =>
    expected.form === 'satisfies'
      ? assertion.id === expected.assertion && isAnswer(judgement)
      : judgement.expectation === seq,
  )
  const outcome = (['fail', 'inconclusive', 'pass', 'not-judged'] as const).find((candidate) =>
    mine.some(({ judgement }) => judgement.outcome === candidate),
  )
  return { outcome: outcome ?? 'unanswered', findings: mine.flatMap(({ finding }) => finding ?? []) }
}

/** Ids of the assertions that judge expectations; all others also judge messages that stand alone. */
export const expectationIds: ReadonlySet<string> = new Set(expectationAssertions.map(({ id }) => id))
