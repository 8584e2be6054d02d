import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachAwaited } from './events.ts'
import { qualitiesOf, spanOf } from './moments.ts'
import { pushedOf, type PushedValue } from './pushed-values.ts'
import { bearsQualityCode, namesOfQualityTypes } from './quality-types.ts'

const payload = (source: string) => ({ strength: 'should', basis: 'inferred', claim: 'payload', source }) as const

/** A value at an end of the period may be that of the interval beside it. */
const within = (values: readonly PushedValue[], period: { start: string; end: string }): readonly PushedValue[] => {
  const { start, end } = spanOf(period)
  return values.filter(({ ms }) => ms !== undefined && ms > start && ms < end)
}

const estimatesTold: Assertion = {
  id: 'push.quality-told',
  rule: 'A value that was estimated says so by a quality where it is pushed.',
  requirements: ['RD-048'],
  standing: payload('quality codes of IEC 61968-9:2013 Annex D, known by title'),
  hint: 'Add ReadingQualities with a ReadingQualityType whose ref is the code, such as 3.8.1.',
  judge: eachAwaited('bulk-estimated', function* ({ expected, arrivals, view }): Iterable<Judgement> {
    const values = [...pushedOf(expected, arrivals, view).values()].flatMap((one) => within(one, expected))
    if (!values.length)
      yield { outcome: 'inconclusive', expected: `values from ${expected.start} to ${expected.end}`, actual: 'none' }
    for (const value of values) {
      const qualities = qualitiesOf(value)
      yield judged(bearsQualityCode(qualities, namesOfQualityTypes(value.message)), {
        message: value.message,
        element: value.element,
        expected: 'a quality with a code of three numbers',
        actual: qualities.join(', ') || 'no quality',
      })
    }
  }),
}

const gapKept: Assertion = {
  id: 'push.gap-kept',
  rule: 'No value without a quality stands in the place of an interval of which there is none.',
  requirements: ['RD-048'],
  standing: payload(
    'wrong data are failures in any reading; quality codes of IEC 61968-9:2013 Annex D, known by title',
  ),
  hint: 'Leave the value out, or mark it: a zero that nobody measured is counted as if somebody had.',
  judge: eachAwaited('bulk-gap', function* ({ expected, arrivals, view }): Iterable<Judgement> {
    const all = [...pushedOf(expected, arrivals, view).values()].flat()
    if (!all.length) yield { outcome: 'inconclusive', expected: 'readings around the gap', actual: 'none' }
    const [first] = all
    const values = within(all, expected).filter(({ value }) => Boolean(value))
    const bare = values.find(({ hasQuality }) => !hasQuality)
    if (first)
      yield judged(!bare, {
        message: (bare ?? first).message,
        element: (bare ?? first).element,
        expected: 'no value, or one with a quality',
        actual: bare?.value ?? '',
      })
  }),
}

/** Expectations on what pushed readings say of themselves. */
export const pushedMarkAssertions: readonly Assertion[] = [estimatesTold, gapKept]
