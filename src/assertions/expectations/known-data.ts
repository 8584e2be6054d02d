import { childText } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label } from './expectation.ts'
import { momentOf, qualitiesOf, spanOf, valuesIn, type TimedValue } from './moments.ts'
import { containerOf, sameObject, servedReadings } from './served.ts'
import { bearsQualityCode, namesOfQualityTypes } from './quality-types.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

/** Are two values the same number, or the same word? */
const sameValue = (one: string | undefined, other: string): boolean =>
  one === other || (one !== undefined && one !== '' && Number(one) === Number(other))

const known: Assertion = {
  id: 'readings.known-value',
  rule: 'A value that is known is told as it is, and not another one in its place.',
  requirements: ['RD-022', 'RCD-015'],
  standing: payload('must', 'reported', 'wrong data are failures in any reading of the standards'),
  hint: 'The value is that of another register, or of the opposite state: look at how types are mapped.',
  judge: eachExpectation('known-values', function* ({ expected, reply }): Iterable<Judgement> {
    const errors = reply.message?.reply?.errors ?? []
    for (const { meter, readingType, value, mistakenFor } of expected.values) {
      const mine = valuesIn(reply, readingType).filter(
        (one) =>
          (!one.reading.meter || sameObject(one.reading.meter, meter)) &&
          (expected.at === undefined || one.ms === momentOf(expected.at)),
      )
      const told = mine.filter((one) => Boolean(one.value))
      if (!told.length) {
        // Unknown, and said so.
        const said =
          mine.some(({ hasQuality }) => hasQuality) ||
          errors.some(({ names }) => names.some((field) => calls(meter, field.value) || field.value === readingType))
        yield said
          ? { outcome: 'pass' }
          : {
              outcome: 'inconclusive',
              ...containerOf(reply),
              expected: `${value} as ${readingType}`,
              actual: 'no value',
            }
        continue
      }
      for (const one of told) {
        const right = sameValue(one.value, value)
        const mistaken = !right && mistakenFor.some((other) => sameValue(one.value, other))
        yield {
          outcome: right ? 'pass' : mistaken ? 'fail' : 'inconclusive',
          element: one.element,
          expected: `${value} as ${readingType} of ${label(meter)}`,
          actual: one.value ?? '',
          ...(!right && !mistaken && { hint: 'The value is none that the IXIT knows. Look whether it is up to date.' }),
        }
      }
    }
  }),
}

const qualityTold: Assertion = {
  id: 'readings.quality-told',
  rule: 'A value that was estimated, edited or entered by hand says so by a quality.',
  requirements: ['RD-014'],
  standing: payload('should', 'inferred', 'quality codes of IEC 61968-9:2013 Annex D, known by title'),
  hint: 'Add ReadingQualities with a ReadingQualityType whose ref is the code, such as 3.8.1.',
  judge: eachExpectation('quality', function* ({ expected, reply }): Iterable<Judgement> {
    const { start, end } = spanOf(expected)
    // A value at an end of the period may be that of the interval beside it.
    const mine = valuesIn(reply, expected.readingType).filter(({ ms }) => ms !== undefined && ms > start && ms < end)
    if (!mine.length)
      yield {
        outcome: 'inconclusive',
        ...containerOf(reply),
        expected: `values from ${expected.start} to ${expected.end}`,
        actual: 'none',
      }
    const defined = namesOfQualityTypes(reply)
    for (const one of mine) {
      const qualities = qualitiesOf(one)
      yield judged(bearsQualityCode(qualities, defined), {
        element: one.element,
        expected: 'a quality with a code of three numbers',
        actual: qualities.join(', ') || 'no quality',
      })
    }
  }),
}

const ofThatMoment = (values: readonly TimedValue[], at: string): readonly TimedValue[] =>
  values.filter(({ ms }) => ms !== undefined && ms === momentOf(at))

const reasonTrue: Assertion = {
  id: 'readings.reason-true',
  rule: 'A reading that tells why it was taken tells the true reason.',
  requirements: ['RD-016'],
  standing: payload('should', 'inferred', 'enumeration of reasons in public schemas'),
  hint: 'Keep the reason with the reading, or leave it out: one reason for all is none.',
  judge: eachExpectation('reason', function* ({ expected, reply }): Iterable<Judgement> {
    const mine = ofThatMoment(valuesIn(reply, expected.readingType), expected.at)
    const told = mine.flatMap((one) => {
      const reason = childText(one.element, 'reason')
      return reason ? [{ ...one, reason }] : []
    })
    const place = { ...containerOf(reply), expected: `a reading of ${expected.at}`, actual: 'none' }
    if (!mine.length) yield { outcome: 'inconclusive', ...place }
    // A moment may have readings of several reasons.
    else
      yield judged(!told.length || told.some(({ reason }) => reason === expected.reason), {
        ...(told[0] && { element: told[0].element }),
        expected: expected.reason,
        actual: told.map(({ reason }) => reason).join(', '),
      })
  }),
}

const coincident: Assertion = {
  id: 'readings.coincident',
  rule: 'Readings that were taken because of another bear the time of that one.',
  requirements: ['RD-018'],
  standing: payload('must', 'inferred', 'isCoincidentTrigger of public schemas'),
  hint: 'The time of a coincident reading is that of its trigger, not that of the message or of the meter reading.',
  judge: eachExpectation('coincident', function* ({ expected, reply }): Iterable<Judgement> {
    const triggers = servedReadings(reply).filter(({ element }) =>
      ['true', '1'].includes(childText(element, 'isCoincidentTrigger') ?? ''),
    )
    const isTrigger = ({ reading }: TimedValue) => triggers.some(({ element }) => element === reading.element)
    const moments = valuesIn(reply, expected.trigger).flatMap((one) => (isTrigger(one) ? (one.ms ?? []) : []))
    if (!moments.length) {
      yield {
        outcome: 'inconclusive',
        ...containerOf(reply),
        expected: 'a reading that is marked as the trigger of others, as the IXIT says',
        actual: 'none',
      }
      return
    }
    for (const type of expected.dependents)
      for (const one of valuesIn(reply, type)) {
        if (one.ms === undefined) continue
        yield judged(moments.includes(one.ms), {
          element: one.element,
          expected: moments.map((ms) => new Date(ms).toISOString()).join(' or '),
          actual: one.time ?? '',
        })
      }
  }),
}

/** Expectations on values of which the IXIT knows something. */
export const knownDataAssertions: readonly Assertion[] = [known, qualityTold, reasonTrue, coincident]
