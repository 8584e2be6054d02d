import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { DeadlineExpired } from '../../exchange/entries.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachAwaited } from './events.ts'
import { eachExpectation, label, type Form } from './expectation.ts'
import { endsOf, missingFrom } from './intervals.ts'
import { qualityOf, spanOf, type TimedValue } from './moments.ts'
import {
  isTold,
  pushedOf,
  readingOfStranger,
  valuesByMeter,
  type PushedMeter,
  type PushedValue,
} from './pushed-values.ts'
import { containerOf, wordsFor } from './served.ts'

const payload = (strength: 'must' | 'should', source: string) =>
  ({ strength, basis: 'inferred', claim: 'payload', source }) as const

type Whole = Form<'bulk-push'> | Form<'bulk-kept'>

/** What is awaited, what came of it, and how long it was waited in vain. */
interface Waited {
  readonly expected: Whole
  readonly arrivals: readonly DecodedMessage[]
  readonly view: DecodedRecord
  readonly silence: DeadlineExpired | undefined
}

interface Lack {
  readonly meter: PushedMeter
  readonly moments: readonly number[]
}

/** The intervals of each meter that have not come in any message we took. */
function lacksOf(expected: Whole, told: ReadonlyMap<PushedMeter, readonly PushedValue[]>): readonly Lack[] {
  const { start, end } = spanOf(expected)
  const free = 'besides' in expected && expected.besides ? spanOf(expected.besides) : undefined
  return [...told].flatMap(([meter, values]) => {
    const taken = values.filter((one) => one.taken && isTold(one))
    const moments = missingFrom(taken, start, end, expected.minutes * 60_000).filter(
      (ms) => !free || ms < free.start || ms > free.end,
    )
    return moments.length ? [{ meter, moments }] : []
  })
}

const awaitedOf = (expected: Whole): string => {
  const { start, end } = spanOf(expected)
  const each = endsOf(start, end, expected.minutes * 60_000).length
  return `${each} intervals of ${expected.minutes} min for each of ${expected.meters.length} meters`
}

const lackInWords = (lacks: readonly Lack[], waitedMs: number): string => {
  const [first] = lacks
  const many = lacks.reduce((sum, { moments }) => sum + moments.length, 0)
  const at = first?.moments[0]
  return `${many} missing within ${Math.round(waitedMs)} ms, the first of them of ${first ? label(first.meter.device) : ''}, until ${at === undefined ? '' : new Date(at).toISOString()}`
}

/**
 * Why it cannot be told whether all that is missing was pushed; undefined where it can.
 *
 * @param isUnheardOf is there a meter of which nothing came at all?
 */
function doubtOf(
  { expected, arrivals, view, silence }: Waited,
  told: readonly PushedValue[],
  isUnheardOf: boolean,
): Judgement | undefined {
  const place = { outcome: 'inconclusive', expected: awaitedOf(expected), seq: silence?.seq ?? 0 } as const
  if (!arrivals.length && silence?.reachable === false)
    return {
      ...place,
      actual: 'nothing',
      hint: 'The SUT has not shown that it reaches us. Set ixit.callback, and let the SUT send to /cim9/events there.',
    }
  const stranger = isUnheardOf ? readingOfStranger(expected, arrivals, view) : undefined
  if (stranger)
    return {
      ...place,
      actual: `readings of ${wordsFor(stranger.meter ?? stranger.usagePoint)}`,
      hint: 'Readings call their meter by a name that the IXIT does not know. Add it to ixit.bulkPush.meters.',
    }
  if (told.length && told.every(({ ms }) => ms === undefined))
    return { ...place, actual: `${told.length} values whose time cannot be told` }
  if (arrivals.length && !told.length)
    return {
      ...place,
      actual: `${arrivals.length} messages without a value of ${expected.readingType}`,
      hint: 'See ixit.bulkPush.readingType and .meters.',
    }
  return undefined
}

function* judgeWhole(
  waited: Waited,
  lost: (lacks: readonly Lack[], told: readonly PushedValue[], silence: DeadlineExpired) => Judgement,
): Iterable<Judgement> {
  const { expected, arrivals, view, silence } = waited
  const told = pushedOf(expected, arrivals, view)
  const all = [...told.values()].flat()
  const lacks = lacksOf(expected, told)
  const [first] = all
  if (!lacks.length) yield { outcome: 'pass', ...(first && { message: first.message, element: first.element }) }
  // It may still come.
  else if (!silence) yield { outcome: 'inconclusive', actual: 'not all that is awaited has come yet' }
  else {
    const isUnheardOf = lacks.some(({ meter }) => !told.get(meter)?.length)
    yield doubtOf(waited, all, isUnheardOf) ?? lost(lacks, all, silence)
  }
}

const complete: Assertion = {
  id: 'push.complete',
  rule: 'What is pushed in bulk holds every interval of every meter that it should, in one message or in many.',
  requirements: ['RD-047'],
  standing: payload('must', 'whoever is pushed data has no question in which the missing ones could be asked for'),
  hint: 'Look at what ends a message: the last meters, the last intervals, the hours when clocks are changed. Say of what is not there by a quality that it is missing.',
  judge: eachAwaited('bulk-push', (waited) =>
    judgeWhole(waited, (lacks, _, { seq, waitedMs }) => ({
      outcome: 'fail',
      seq,
      expected: awaitedOf(waited.expected),
      actual: lackInWords(lacks, waitedMs),
    })),
  ),
}

const redelivered: Assertion = {
  id: 'push.redelivered',
  rule: 'Readings that their consumer did not take are delivered again, until they are taken: none is lost.',
  requirements: ['RD-046'],
  standing: payload('should', 'readings are pushed once; who does not get them has no other way to know'),
  hint: 'Keep each message that was answered with 503, FAILED, or not at all, and send it again later; a copy too many does no harm.',
  judge: eachAwaited('bulk-kept', (waited) =>
    judgeWhole(waited, (lacks, told, { seq, waitedMs }) =>
      told.length
        ? {
            outcome: 'fail',
            seq,
            expected: `${awaitedOf(waited.expected)}, at last`,
            actual: lackInWords(lacks, waitedMs),
            // Who is declared to give up does as declared.
            ...(waited.expected.givenUp && { standing: { strength: 'may' } }),
          }
        : {
            outcome: 'inconclusive',
            seq,
            expected: awaitedOf(waited.expected),
            actual: 'nothing',
            hint: 'Nothing was pushed a second time, so nothing could be lost. See what the hook does.',
          },
    ),
  ),
}

/** Do two texts tell one value? */
const sameValue = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (Boolean(one) && Boolean(other) && Number(one) === Number(other))

const isCorrection = ({ message }: PushedValue): boolean => message.message?.header?.verb?.value === 'changed'

const once: Assertion = {
  id: 'push.one-value',
  rule: 'An interval that is pushed more than once with the same quality has the same value each time, unless it is corrected.',
  requirements: ['RD-047'],
  standing: payload('must', 'wrong data are failures in any reading; a copy is no correction'),
  hint: 'A correction is changed(MeterReadings), or bears another quality. On the day clocks go back, tell times in UTC or with their offsets.',
  judge: eachAwaited('bulk-push', function* ({ expected, arrivals, view }): Iterable<Judgement> {
    for (const values of pushedOf(expected, arrivals, view).values()) {
      const known = new Map<string, PushedValue>()
      for (const value of values) {
        if (value.ms === undefined || !value.value) continue
        const key = `${value.ms} ${qualityOf(value)}`
        const before = known.get(key)
        if (before && !isCorrection(value))
          yield judged(sameValue(before.value, value.value), {
            message: value.message,
            element: value.element,
            expected: `${before.value ?? ''}, as in ${before.message.entry.id}`,
            actual: value.value,
          })
        known.set(key, value)
      }
    }
  }),
}

interface Pair {
  readonly read: TimedValue
  /** What was pushed of the same meter, of a moment. */
  readonly at: (ms: number) => readonly PushedValue[]
}

/** How the values that were read stand to those that were pushed, if pushed ones are stamped so many milliseconds later. */
function comparedAt(pairs: readonly Pair[], shiftMs: number) {
  const compared = pairs.flatMap(({ read, at }) => {
    const twins = at((read.ms ?? 0) + shiftMs).filter((one) => qualityOf(one) === qualityOf(read))
    return twins.length ? [{ read, twins }] : []
  })
  return {
    compared,
    wrong: compared.filter(({ read, twins }) => !twins.some((one) => sameValue(one.value, read.value))),
  }
}

const asRead: Assertion = {
  id: 'push.as-read',
  rule: 'The values that are pushed are those that a request for them is answered with.',
  requirements: ['RD-047'],
  standing: payload(
    'must',
    'wrong data are failures in any reading; an interval has one value, whichever way it is told',
  ),
  hint: 'The values of another meter or of another time were pushed: look at how messages are divided.',
  judge: eachExpectation('as-pushed', function* ({ expected, reply, view }): Iterable<Judgement> {
    const told = pushedOf(expected, view.eventsAfter(expected.stimulus), view)
    const moments = new Map([...told].map(([meter, values]) => [meter, momentsOf(values)]))
    const pairs = valuesByMeter([reply], expected.meters, expected.readingType).flatMap(({ meter, value }) =>
      value.ms === undefined || !value.value
        ? []
        : [{ read: value, at: (ms: number) => moments.get(meter)?.get(ms) ?? [] }],
    )
    const stepMs = expected.minutes * 60_000
    const { compared, wrong } = comparedAt(pairs, 0)
    const [first] = wrong
    const place = { ...containerOf(reply), expected: 'values that were pushed as well' }
    if (!compared.length) yield { outcome: 'inconclusive', ...place, actual: 'none' }
    else if (!first) yield { outcome: 'pass', ...place }
    // A SUT may stamp what it pushes with the starts of intervals, and what it answers with their ends.
    else if ([stepMs, -stepMs].some((shift) => isWhole(comparedAt(pairs, shift), compared.length)))
      yield { outcome: 'inconclusive', ...place, actual: 'the same values, each an interval apart' }
    else
      yield {
        outcome: 'fail',
        element: first.read.element,
        expected: `${first.twins[0]?.value ?? ''}, as in ${first.twins[0]?.message.entry.id ?? ''}`,
        actual: `${first.read.value ?? ''}${wrong.length > 1 ? `, and ${wrong.length - 1} more that differ` : ''}`,
      }
  }),
}

/** Does nearly all of it agree at a shift? */
const isWhole = ({ compared, wrong }: ReturnType<typeof comparedAt>, many: number): boolean =>
  !wrong.length && compared.length > many / 2

function momentsOf(values: readonly PushedValue[]): ReadonlyMap<number, readonly PushedValue[]> {
  const moments = new Map<number, PushedValue[]>()
  for (const value of values) {
    if (value.ms === undefined) continue
    const there = moments.get(value.ms)
    if (there) there.push(value)
    else moments.set(value.ms, [value])
  }
  return moments
}

/** Expectations on readings that are pushed in bulk. */
export const bulkPushAssertions: readonly Assertion[] = [complete, redelivered, once, asRead]
