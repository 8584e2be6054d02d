import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import { multiplierOf, parseReadingType } from '../../standard/codes/reading-type.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { isErrorCode } from '../reply-codes.ts'
import { eachExpectation } from './expectation.ts'
import { valuesIn, type TimedValue } from './moments.ts'
import { containerOf, sameObject, servedReadings, wordsFor, type ServedObject } from './served.ts'

const payload = { strength: 'must', basis: 'reported', claim: 'payload' } as const

/** One unit of the last digit, in the unit itself. */
const resolutionOf = (text: string, multiplier: number): number =>
  10 ** (multiplier - (text.split('.')[1]?.length ?? 0))

interface Energy {
  readonly value: TimedValue
  readonly amount: number
  readonly resolution: number
}

function energiesIn(reply: DecodedMessage, readingType: string): readonly Energy[] {
  const type = parseReadingType(readingType)
  if (!type.ok) return []
  const multiplier = multiplierOf(type.parts)
  return valuesIn(reply, readingType).flatMap((value) => {
    const amount = Number(value.value)
    return !value.value || Number.isNaN(amount)
      ? []
      : [{ value, amount: amount * 10 ** multiplier, resolution: resolutionOf(value.value, multiplier) }]
  })
}

function pairOf(ones: readonly Energy[], others: readonly Energy[]): readonly (Energy | undefined)[] {
  const timed = ones.find(
    ({ value }) => value.time !== undefined && others.some((two) => two.value.time === value.time),
  )
  return timed ? [timed, others.find(({ value }) => value.time === timed.value.time)] : [ones[0], others[0]]
}

/** Values of two moments may differ by what flowed between; a mistaken multiplier makes ten times the difference, or more. */
const mostBetween = Math.sqrt(10)

const multipliers: Assertion = {
  id: 'readings.multipliers-agree',
  rule: 'A register that is told under two multipliers tells one energy.',
  requirements: ['RD-039'],
  standing: { ...payload, source: 'wrong data are failures in any reading; the multiplier is a part of the type' },
  hint: 'Scale the value by the multiplier of the type (part 16): 1.5 kWh are 1500 Wh.',
  judge: eachExpectation('same-register', function* ({ expected, reply, view }): Iterable<Judgement> {
    const before = expected.before === undefined ? reply : view.repliesTo(expected.before)[0]
    const [type, otherType] = expected.readingTypes
    const ones = before ? energiesIn(before, type) : []
    const others = energiesIn(reply, otherType)
    const meters = metersBehind([...ones, ...others])
    for (const meter of meters.length ? meters : [undefined]) {
      const isIts = ({ value }: Energy) => areOne(value.reading.meter, meter)
      // Of several, those of one moment are compared.
      const [one, other] = pairOf(ones.filter(isIts), others.filter(isIts))
      if (one && other) yield agreed(one, other, type, otherType)
      else
        yield {
          outcome: 'inconclusive',
          ...containerOf(reply),
          expected: `values of ${type} and of ${otherType}`,
          actual: one || other ? `only one of them` : 'neither',
        }
    }
  }),
}

/** Do two values of a register tell one energy? */
function agreed(one: Energy, other: Energy, type: string, otherType: string): Judgement {
  const apart = Math.abs(one.amount - other.amount)
  const sameMoment = one.value.time !== undefined && one.value.time === other.value.time
  const ratio = Math.max(one.amount, other.amount) / Math.min(one.amount, other.amount)
  const close = apart <= Math.max(one.resolution, other.resolution) * 1.0001
  return judged(close || (!sameMoment && ratio > 0 && ratio < mostBetween), {
    element: other.value.element,
    expected: `as much as ${one.value.value ?? ''} of ${type}`,
    actual: `${other.value.value ?? ''} of ${otherType}`,
  })
}

/** The meters of values, each once. */
function metersBehind(energies: readonly Energy[]): readonly ServedObject[] {
  const meters: ServedObject[] = []
  for (const { value } of energies) {
    const { meter } = value.reading
    if (meter && !meters.some((one) => areOne(one, meter))) meters.push(meter)
  }
  return meters
}

/** Are these one object, as far as the message says? What is not named may be any. */
const areOne = (one: ServedObject | undefined, other: ServedObject | undefined): boolean =>
  !one ||
  !other ||
  (one.mRID !== undefined && one.mRID === other.mRID) ||
  one.names.some((name) => other.names.includes(name))

/** A value by its type and moment: what is compared of data at rest. */
const keyOf = ({ readingTypes, ms, time }: TimedValue): string => JSON.stringify([readingTypes[0], ms ?? time])

const atRest: Assertion = {
  id: 'readings.same-at-rest',
  rule: 'Data at rest are the same, times and values, whichever way their meter is called.',
  requirements: ['RD-043'],
  standing: { ...payload, source: 'the ids of an object mean one object; wrong data are failures in any reading' },
  hint: 'One of the ids led to another meter, or to other data of it. Look at how each kind of id is resolved.',
  judge: eachExpectation('same-at-rest', function* ({ expected, reply, view }): Iterable<Judgement> {
    const [before] = view.repliesTo(expected.as)
    if (!before) return
    const [theirs, mine] = [valuesIn(before), valuesIn(reply)]
    if (!theirs.length || !mine.length) {
      yield {
        outcome: 'inconclusive',
        ...containerOf(reply),
        expected: 'data in both answers',
        actual: mine.length ? 'none in the one before' : 'none in this one',
      }
      return
    }
    const [one, other] = [before, reply].map((told) => servedReadings(told).find(({ meter }) => meter)?.meter)
    if (one && other && isAnother(one, other, view)) {
      yield {
        outcome: 'fail',
        element: other.element,
        expected: `the data of ${wordsFor(one)}`,
        actual: `data of ${wordsFor(other)}`,
      }
      return
    }
    const known = new Map(theirs.map((value) => [keyOf(value), value.value]))
    const strange = mine.find((value) => known.get(keyOf(value)) !== value.value)
    const told = new Set(mine.map(keyOf))
    // What an Error says is missing was not kept back.
    const excused = reply.message?.reply?.errors.some(({ code }) => isErrorCode(code?.value)) ?? false
    const missing = excused ? [] : theirs.filter((value) => !told.has(keyOf(value)))
    yield judged(!strange && !missing.length, {
      ...(strange ? { element: strange.element } : containerOf(reply)),
      expected: strange
        ? `${known.get(keyOf(strange)) ?? 'no value'} of ${strange.time ?? 'no moment'}`
        : `the ${theirs.length} values of before`,
      actual: strange ? (strange.value ?? 'no value') : `${missing.length} of them missing`,
    })
  }),
}

/** Are they two meters? Names may differ by the way of asking; two mRIDs may not, unless the IXIT knows both of one meter. */
function isAnother(one: ServedObject, other: ServedObject, { context }: DecodedRecord): boolean {
  if (one.mRID === undefined || other.mRID === undefined || one.mRID === other.mRID) return false
  return !context.objects.some((object) => sameObject(one, object) && sameObject(other, object))
}

const pages: Assertion = {
  id: 'readings.pages',
  rule: 'Pages of an answer share no object, and together they are the whole.',
  requirements: ['RD-033'],
  standing: { ...payload, strength: 'must', basis: 'inferred', source: 'limit and offset seen in field messages' },
  hint: 'Count from the offset, leave out nothing, and keep one order over all pages.',
  judge: eachExpectation('pages', function* ({ expected, reply, view }): Iterable<Judgement> {
    const whole = metersIn(view, expected.whole)
    const all = [...expected.before.flatMap((seq) => metersIn(view, seq)), ...metersOf(reply)]
    const twice = all.find((word, index) => all.indexOf(word) !== index)
    const missing = whole.filter((word) => !all.includes(word))
    const stray = all.filter((word) => !whole.includes(word))
    if (!whole.length) {
      yield { outcome: 'inconclusive', ...containerOf(reply), expected: 'an answer without pages', actual: 'nothing' }
      return
    }
    yield judged(twice === undefined && !missing.length && !stray.length, {
      ...containerOf(reply),
      expected: `${whole.length} meters, each on one page`,
      actual: [
        ...(twice === undefined ? [] : [`${twice} on two pages`]),
        ...(missing.length ? [`${missing.join(', ')} on none`] : []),
        ...(stray.length ? [`${stray.join(', ')} unasked`] : []),
      ].join('; '),
    })
  }),
}

/** The meters of a reply, each once, by one word. */
const metersOf = (reply: DecodedMessage): readonly string[] => [
  ...new Set(servedReadings(reply).flatMap(({ meter }) => meter?.mRID ?? meter?.names[0] ?? [])),
]
const metersIn = (view: DecodedRecord, asked: number): readonly string[] =>
  view.repliesTo(asked).slice(0, 1).flatMap(metersOf)

/** Expectations that compare answers, or values within one. */
export const sameDataAssertions: readonly Assertion[] = [multipliers, atRest, pages]
