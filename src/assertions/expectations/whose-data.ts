import { childrenNamed } from '../../xml/tree.ts'
import { isErrorCode } from '../reply-codes.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, label } from './expectation.ts'
import { momentOf, valuesIn } from './moments.ts'
import { refusalOf } from './refusal.ts'
import { containerOf, sameObject } from './served.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

const none: Assertion = {
  id: 'readings.none',
  rule: 'Where there can be nothing, nothing is served: a refusal, or an answer without values.',
  requirements: ['RD-007'],
  standing: payload('must', 'reported', 'wrong data are failures in any reading of the standards'),
  hint: 'The values belong to something else than what was asked for.',
  judge: eachExpectation('nothing-served', function* ({ reply, view }): Iterable<Judgement> {
    if (!refusalOf(reply, view) && !reply.message?.reply) return
    const meters = (reply.message?.payload?.profiles ?? []).flatMap((profile) =>
      profile.name === 'MeterConfig' ? childrenNamed(profile, 'Meter') : [],
    )
    const [first] = [
      ...valuesIn(reply).filter(({ value }) => Boolean(value)),
      ...meters.map((element) => ({ element })),
    ]
    yield judged(!first, {
      ...(first && { element: first.element }),
      expected: 'a refusal, or nothing',
      actual: first && 'value' in first ? `${first.value ?? ''} of ${first.time ?? 'no moment'}` : 'a meter',
    })
  }),
}

const ownTime: Assertion = {
  id: 'readings.own-time',
  rule: 'Of meters that followed each other at a usage point, each has values of its own time only.',
  requirements: ['RD-044'],
  standing: payload('must', 'inferred', 'a meter measures only while it is installed'),
  hint: 'Look up which meter was installed at the moment of the value, not which one is now.',
  judge: eachExpectation('meter-exchange', function* ({ expected, reply }): Iterable<Judgement> {
    const at = momentOf(expected.at)
    if (at === undefined) return
    const values = valuesIn(reply).filter(({ ms }) => ms !== undefined)
    if (!values.length) {
      yield {
        outcome: 'inconclusive',
        ...containerOf(reply),
        expected: 'values with their times and zones',
        actual: 'none',
      }
      return
    }
    for (const reading of new Set(values.map((value) => value.reading))) {
      const mine = values.filter((value) => value.reading === reading)
      const { meter } = reading
      // Values of the usage point itself bear no meter.
      const isNew = meter !== undefined && sameObject(meter, expected.newMeter)
      const isOld = meter !== undefined && sameObject(meter, expected.oldMeter)
      const stray = mine.find(({ ms = at }) => (isNew && ms < at) || (isOld && ms > at))
      yield judged(!stray, {
        element: stray?.element ?? reading.element,
        expected: isNew
          ? `values of ${label(expected.newMeter)} from ${expected.at} on`
          : `values of ${label(expected.oldMeter)} until ${expected.at}`,
        actual: stray?.time ?? '',
      })
    }
  }),
}

const outOfReach: Assertion = {
  id: 'readings.of-unreachable-meter',
  rule: 'A meter that cannot be reached is told as failed, or by a last known value with its true time.',
  requirements: ['RD-013'],
  standing: payload('must', 'inferred', 'what was not read cannot be served as read'),
  hint: 'Answer PARTIAL with an Error for the meter, preferably 4.1 or 5.6, or keep the time at which the value was read.',
  judge: eachExpectation('unreachable', function* ({ expected, reply, view }): Iterable<Judgement> {
    if (refusalOf(reply, view)) {
      yield { outcome: 'pass' }
      return
    }
    const { result, errors = [] } = reply.message?.reply ?? {}
    if (!result) return
    const mine = valuesIn(reply).filter(
      ({ reading, value }) => Boolean(value) && reading.meter && sameObject(reading.meter, expected.meter),
    )
    const since = momentOf(expected.since) ?? Number.POSITIVE_INFINITY
    const fresh = mine.find(({ ms, time }) => time === undefined || (ms !== undefined && ms > since))
    const named = errors.some(
      ({ code, names }) => isErrorCode(code?.value) && names.some((field) => calls(expected.meter, field.value)),
    )
    yield judged(!fresh && (mine.length > 0 || named || result.value !== 'OK'), {
      element: fresh?.element ?? result.element,
      expected: `an Error for ${label(expected.meter)}, or a value from before ${expected.since}`,
      actual: fresh ? `a value of ${fresh.time ?? 'no moment'}` : 'OK without a word of it',
    })
  }),
}

/** Expectations on whether a value can be that of its meter at all. */
export const whoseDataAssertions: readonly Assertion[] = [none, ownTime, outOfReach]
