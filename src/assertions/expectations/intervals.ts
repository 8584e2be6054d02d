import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { multiplierOf, parseReadingType } from '../../standard/codes/reading-type.ts'
import { isErrorCode } from '../reply-codes.ts'
import { eachExpectation, label } from './expectation.ts'
import { momentOf, qualitiesOf, qualityOf, spanOf, valuesIn, type TimedValue } from './moments.ts'
import { refusalOf } from './refusal.ts'
import { containerOf, sameObject } from './served.ts'

const payload = (strength: 'must' | 'should', source: string) =>
  ({ strength, basis: 'inferred', claim: 'payload', source }) as const

const utc = (ms: number): string => new Date(ms).toISOString()

/** The moments at which intervals of a period end. */
export const endsOf = (start: number, end: number, stepMs: number): readonly number[] =>
  Array.from({ length: Math.round((end - start) / stepMs) }, (_, index) => start + (index + 1) * stepMs)

/** The intervals of a period that no value stands for, each by its end: a SUT may stamp them with their start or end. */
export function missingFrom(
  values: readonly TimedValue[],
  start: number,
  end: number,
  stepMs: number,
): readonly number[] {
  const seen = new Set(values.flatMap(({ ms }) => ms ?? []))
  const ends = endsOf(start, end, stepMs)
  const byEnd = ends.filter((ms) => !seen.has(ms))
  const byStart = ends.filter((ms) => !seen.has(ms - stepMs))
  return byStart.length < byEnd.length ? byStart : byEnd
}

const every: Assertion = {
  id: 'readings.every-interval',
  rule: 'Of a day that is declared complete, every interval is told.',
  requirements: ['RD-007'],
  standing: payload('must', 'the number of intervals follows from their length; a day may have 23 or 25 hours'),
  hint: 'Count the day in UTC, from its start to its end: on days on which clocks are changed it is an hour shorter or longer.',
  judge: eachExpectation('intervals', function* ({ expected, reply, view }): Iterable<Judgement> {
    // What an Error says is missing was not kept back; the Result tells of it.
    if (refusalOf(reply, view) || reply.message?.reply?.errors.some(({ code }) => isErrorCode(code?.value))) {
      yield { outcome: 'not-judged', actual: 'an Error' }
      return
    }
    const { start, end } = spanOf(expected)
    const stepMs = expected.minutes * 60_000
    const values = valuesIn(reply, expected.readingType).filter(
      ({ value, hasQuality, reading }) =>
        (Boolean(value) || hasQuality) && (!reading.meter || sameObject(reading.meter, expected.meter)),
    )
    const count = endsOf(start, end, stepMs).length
    if (values.length && values.every(({ ms }) => ms === undefined)) {
      yield {
        outcome: 'inconclusive',
        ...(values[0] && { element: values[0].element }),
        expected: `${count} intervals, each with a time and its zone`,
        actual: `${values.length} values whose time cannot be told`,
      }
      return
    }
    const missing = missingFrom(values, start, end, stepMs)
    yield judged(!missing.length, {
      ...(values[0] ? { element: values[0].element } : containerOf(reply)),
      expected: `${count} intervals of ${expected.minutes} min for ${label(expected.meter)}`,
      actual: `${missing.length} missing, the first of them until ${missing[0] === undefined ? '' : utc(missing[0])}`,
    })
  }),
}

const once: Assertion = {
  id: 'readings.interval-once',
  rule: 'No interval is told twice with the same quality.',
  requirements: ['RD-007'],
  standing: payload('should', 'an interval that is told twice is counted twice by whoever adds up'),
  hint: 'On the day clocks go back, local times of an hour come twice: tell them in UTC or with their offsets.',
  judge: eachExpectation('intervals', function* ({ expected, reply }): Iterable<Judgement> {
    const seen = new Set<string>()
    for (const value of valuesIn(reply, expected.readingType)) {
      if (value.ms === undefined) continue
      const { mRID, names = [] } = value.reading.meter ?? {}
      const key = JSON.stringify([mRID ?? names[0], value.ms, qualityOf(value)])
      yield judged(!seen.has(key), {
        element: value.element,
        expected: 'a moment that no other interval has',
        actual: value.time ?? '',
      })
      seen.add(key)
    }
  }),
}

const within: Assertion = {
  id: 'readings.within-period',
  rule: 'Values lie in the period that was asked for; a side that was left open bounds nothing.',
  requirements: ['RD-041'],
  standing: payload('must', 'plain reading of StartTime and EndTime; whether the ends belong to it is left open'),
  hint: 'Compare in UTC, both sides for themselves; a value that is stamped with an end of the period is taken as inside.',
  judge: eachExpectation('within', function* ({ expected, reply, view }): Iterable<Judgement> {
    if (refusalOf(reply, view)) {
      yield { outcome: 'pass' }
      return
    }
    if (!reply.message?.reply) return
    const periods = expected.periods.map(({ start, end }) => ({
      from: momentOf(start) ?? Number.NEGATIVE_INFINITY,
      until: momentOf(end) ?? Number.POSITIVE_INFINITY,
    }))
    // All of them lie in one of the periods: which of several counts is not known, but not both of them count.
    const fits = periods.map(({ from, until }) =>
      valuesIn(reply).filter(({ ms }) => ms !== undefined && (ms < from || ms > until)),
    )
    const stray = fits.reduce((best, one) => (one.length < best.length ? one : best))
    const [first] = stray
    yield judged(!first, {
      ...(first && { element: first.element }),
      expected: expected.periods
        .map(({ start = 'ever', end = 'now' }) => `values from ${start} to ${end}`)
        .join(', or '),
      actual: `${first?.time ?? ''}${stray.length > 1 ? ` and ${stray.length - 1} more outside` : ''}`,
    })
  }),
}

const digitsAfterPoint = (text: string): number => text.split('.')[1]?.length ?? 0
/** One unit of the last digit, in the unit itself. */
const resolutionOf = (text: string, multiplier: number): number => 10 ** (multiplier - digitsAfterPoint(text))

const addUp: Assertion = {
  id: 'readings.add-up',
  rule: 'The intervals of a day add up to the difference of the register at its ends.',
  requirements: ['RD-049'],
  standing: payload('must', 'intervals and register are two tellings of one energy'),
  hint: 'Look at the multiplier, at energy told as average power, and at the hour when clocks are changed.',
  judge: eachExpectation('day-total', function* ({ expected, reply, view }): Iterable<Judgement> {
    const [told] = view.repliesTo(expected.intervals)
    const type = parseReadingType(expected.readingType)
    const registerType = parseReadingType(expected.register)
    if (!told || !type.ok || !registerType.ok) return
    const { start, end } = spanOf(expected)
    const stepMs = expected.minutes * 60_000
    const values = valuesIn(told, expected.readingType).filter(({ value }) => isNumber(value))
    const registers = valuesIn(reply, expected.register).filter(({ value }) => isNumber(value))
    const [first, last] = [start, end].map((moment) => registers.find(({ ms }) => ms === moment))
    const doubt = (actual: string): Judgement => ({
      outcome: 'inconclusive',
      ...containerOf(reply),
      expected: 'every interval of the day, and the register at its ends',
      actual,
    })
    const days = daysIn(values, start, end, stepMs)
    if (!days.length) yield doubt(`${missingFrom(values, start, end, stepMs).length} intervals missing`)
    else if (!first || !last) yield doubt(`no register value of ${utc(first ? end : start)}`)
    else if (values.some((value) => qualitiesOf(value).some(isEstimate)))
      yield { outcome: 'not-judged', actual: 'an interval of the day is estimated' }
    else {
      const registerMultiplier = multiplierOf(registerType.parts)
      const difference = (Number(last.value) - Number(first.value)) * 10 ** registerMultiplier
      if (difference < 0) {
        yield { outcome: 'not-judged', element: last.element, actual: 'the register rolled over' }
        return
      }
      const sums = days.map((day) => sumOf(day, multiplierOf(type.parts)))
      // Each value may be cut off or rounded by itself.
      const slack = 2 * Math.max(...[first, last].map(({ value }) => resolutionOf(value ?? '', registerMultiplier)))
      yield judged(
        sums.some(({ total, resolution }) => Math.abs(total - difference) <= (resolution + slack) * 1.0001),
        {
          element: last.element,
          expected: `a difference of ${sums.map(({ total }) => rounded(total)).join(' or ')}, as the intervals add up`,
          actual: rounded(difference),
        },
      )
    }
  }),
}

const isNumber = (value: string | undefined): boolean =>
  value !== undefined && value !== '' && !Number.isNaN(Number(value))
/** Category 8 of the quality codes. */
const isEstimate = (code: string): boolean => /^\d+\.8\./.test(code)
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)

/** What the intervals of a day add up to, and by how much that may be off. */
const sumOf = (day: readonly TimedValue[], multiplier: number) => ({
  total: day.reduce((sum, { value }) => sum + Number(value), 0) * 10 ** multiplier,
  resolution: day.reduce((sum, { value }) => sum + resolutionOf(value ?? '', multiplier), 0),
})

/** The day, one value for each interval: by their ends, by their starts, or either way where both are there. */
function daysIn(
  values: readonly TimedValue[],
  start: number,
  end: number,
  stepMs: number,
): readonly (readonly TimedValue[])[] {
  const byMoment = new Map(values.map((value) => [value.ms, value]))
  const ends = endsOf(start, end, stepMs)
  return [ends, ends.map((ms) => ms - stepMs)]
    .filter((stamps) => stamps.every((ms) => byMoment.has(ms)))
    .map((stamps) => stamps.flatMap((ms) => byMoment.get(ms) ?? []))
}

/** Expectations on interval data and on periods. */
export const intervalDataAssertions: readonly Assertion[] = [every, once, within, addUp]
