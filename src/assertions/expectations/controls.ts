import { attributeOf, childNamed, childrenNamed, childText, type XmlElement } from '../../xml/tree.ts'
import type { DecodedMessage } from '../../exchange/decode.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { calls, eachExpectation, isForm } from './expectation.ts'
import { momentOf } from './moments.ts'
import { containerOf, servedReadings } from './served.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

const profilesIn = (message: DecodedMessage, name: string): readonly XmlElement[] =>
  (message.message?.payload?.profiles ?? []).filter((profile) => profile.name === name)

const calledOff: Assertion = {
  id: 'control.called-off',
  rule: 'A request that was called off ends FAILED, or without a further word; it never ends well.',
  requirements: ['MEP-024'],
  standing: { ...payload('must', 'reported', 'what was not done is not told as done'), claim: 'exchange' },
  hint: 'Answer the first request FAILED, preferably with code 6.5, once it is called off; or send nothing.',
  judge: function* (view): Iterable<Judgement> {
    for (const expectation of view.expectations) {
      if (!isForm(expectation.expected, 'called-off')) continue
      const place = { expectation: expectation.seq, requirements: expectation.requirements }
      const results = view.callbacksTo(expectation.about)
      const [good] = results.filter((one) => ['OK', 'PARTIAL'].includes(one.message?.reply?.result?.value ?? ''))
      const message = good ?? results[0] ?? view.repliesTo(expectation.about)[0]
      if (!message) continue
      const element = good?.message?.reply?.result?.element
      yield judged(!good, {
        ...place,
        message,
        ...(element && { element }),
        expected: 'FAILED, or nothing',
        actual: good?.message?.reply?.result?.value ?? 'nothing of success',
      })
    }
  },
}

const reason: Assertion = {
  id: 'control.reason',
  rule: 'The reason of a control is kept with it.',
  requirements: ['RCD-022'],
  standing: payload('should', 'inferred', 'element of EndDeviceControl in public schemas; to ignore it is legal'),
  hint: 'Keep EndDeviceControl.reason, and tell it to who asks for the control.',
  judge: eachExpectation('control-reason', function* ({ expected, reply }): Iterable<Judgement> {
    const { mRID, tracking } = expected
    const control = profilesIn(reply, 'EndDeviceControls')
      .flatMap((profile) => childrenNamed(profile, 'EndDeviceControl'))
      .find((one) => childText(one, 'mRID') === mRID || childText(one, 'issuerTrackingID') === tracking)
    if (!control) {
      // A system may call controls by ids of its own, or forget those that are done.
      yield { outcome: 'inconclusive', ...containerOf(reply), expected: `control ${tracking}`, actual: 'not told' }
      return
    }
    const told = childNamed(control, 'reason')
    yield judged(childText(control, 'reason') === expected.reason, {
      element: told ?? control,
      expected: expected.reason,
      actual: childText(control, 'reason') ?? 'no reason',
    })
  }),
}

const order: Assertion = {
  id: 'control.order',
  rule: 'Several controls in one message are carried out in their order, and each of them is.',
  requirements: ['RCD-014'],
  standing: payload(
    'should',
    'inferred',
    'the introduction of IEC TR 61968-900 names the composite; its flow is inferred',
  ),
  hint: 'Carry out the controls of a message one after the other, in the order in which they stand.',
  judge: eachExpectation('control-order', function* ({ expected, reply, view }): Iterable<Judgement> {
    const trackings = (view.message(expected.control)?.message?.payload?.profiles ?? []).flatMap((profile) =>
      childrenNamed(profile, 'EndDeviceControl').flatMap((one) => childText(one, 'issuerTrackingID') ?? []),
    )
    const events = profilesIn(reply, 'EndDeviceEvents')
      .flatMap((profile) => childrenNamed(profile, 'EndDeviceEvent'))
      .filter((event) => isOf(event, expected.device))
    const tracked = events.filter((event) => trackings.includes(childText(event, 'issuerTrackingID') ?? ''))
    const found = expected.codes.map((codes) => tracked.find((event) => codes.includes(codeOf(event) ?? '')))
    const place = { ...containerOf(reply), expected: expected.codes.map((codes) => codes.join(' or ')).join(', then ') }
    if (!tracked.length) {
      yield { outcome: 'inconclusive', ...place, actual: 'no event says which control brought it about' }
      return
    }
    const times = found.map((event) => momentOf(event && childText(event, 'createdDateTime')))
    const isInOrder = times.every((time, index) => {
      const before = times[index - 1]
      return time !== undefined && (before === undefined || before <= time)
    })
    const [first] = tracked
    yield judged(isInOrder, {
      ...place,
      ...(first && { element: first }),
      actual: tracked.map((event) => `${codeOf(event)} at ${childText(event, 'createdDateTime')}`).join(', '),
    })
  }),
}

function isOf(event: XmlElement, device: Parameters<typeof calls>[0]): boolean {
  const asset = childNamed(event, 'Assets')
  if (!asset) return false
  const words = [
    childText(asset, 'mRID'),
    ...childrenNamed(asset, 'Names').map((names) => childText(names, 'name')),
  ].flatMap((word) => word ?? [])
  return words.some((word) => calls(device, word))
}

function codeOf(event: XmlElement): string | undefined {
  const type = childNamed(event, 'EndDeviceEventType')
  return type && attributeOf(type, 'ref')
}

const reset: Assertion = {
  id: 'demand.reset',
  rule: 'A demand reset lets the register begin anew, and what it held is kept.',
  requirements: ['RD-031'],
  standing: payload('should', 'inferred', 'the meaning of a demand reset; its flow is informative'),
  hint: 'Put the demand register away before it begins anew, and reset the meter that was named.',
  judge: eachExpectation('demand-reset', function* ({ expected, reply, view }): Iterable<Judgement> {
    const first = view.repliesTo(expected.before)[0]
    const held = first && numberOf(first, expected.current)
    const [now, kept] = [numberOf(reply, expected.current), numberOf(reply, expected.stored)]
    if (held === undefined || now === undefined || kept === undefined) {
      yield { outcome: 'inconclusive', ...containerOf(reply), expected: 'both registers', actual: 'not told' }
      return
    }
    // The load goes on while the reset is on its way: what is put away may be a little more than what was read before.
    yield judged(kept >= held && (now < held || held === 0), {
      ...containerOf(reply),
      expected: `${held} or more kept, less than that begun anew`,
      actual: `${kept} kept, ${now} begun`,
    })
  }),
}

function numberOf(reply: DecodedMessage, readingType: string): number | undefined {
  const values = servedReadings(reply).flatMap((reading) => reading.values)
  const value = Number(values.find(({ readingTypes }) => readingTypes.includes(readingType))?.value ?? Number.NaN)
  return Number.isNaN(value) ? undefined : value
}

/** Expectations on what becomes of controls. */
export const controlAssertions: readonly Assertion[] = [calledOff, reason, order, reset]
