import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { DeadlineExpired, Expectation, Expected, ObjectIds } from '../../exchange/entries.ts'
import { attributeOf, childNamed, childText } from '../../xml/tree.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { isOfCode, toldEvents, type ToldEvent } from '../content/told-events.ts'
import { isForm, label, type Form } from './expectation.ts'
import { sameObject, wordsFor } from './served.ts'

/** An expectation of what comes after a stimulus, or after a message of ours. */
interface Awaited<F extends Expected['form']> {
  readonly expected: Form<F>
  readonly expectation: Expectation
  readonly view: DecodedRecord
  /** All that came to our listener since, and all events in it. */
  readonly arrivals: readonly DecodedMessage[]
  readonly events: readonly ToldEvent[]
  /** Set where it was waited for, and did not come. */
  readonly silence: DeadlineExpired | undefined
}

/** A judge of all expectations of one form that are about events. */
export function eachAwaited<F extends Expected['form']>(
  form: F,
  judge: (awaited: Awaited<F>) => Iterable<Judgement>,
): Assertion['judge'] {
  return function* (view) {
    for (const expectation of view.expectations) {
      const { expected, about, seq, requirements } = expectation
      if (!isForm(expected, form)) continue
      const arrivals = view.eventsAfter(about)
      const events = arrivals.flatMap(toldEvents)
      const silence = view.entries.find(
        (entry): entry is DeadlineExpired =>
          entry.kind === 'deadline' && entry.limit === 'event' && entry.inResponseTo === about,
      )
      for (const judgement of judge({ expected, expectation, view, arrivals, events, silence }))
        yield { expectation: seq, requirements, blame: 'sut', ...judgement }
    }
  }
}

/** A device, and where it is installed. */
interface Whose {
  readonly device: ObjectIds
  readonly usagePoint?: ObjectIds | undefined
}

/** Is an event of that device? The device decides where one is named; else the usage point at which it is installed. */
export const isOf = (event: ToldEvent, { device, usagePoint }: Whose): boolean =>
  event.device
    ? sameObject(event.device, device)
    : event.usagePoint !== undefined && usagePoint !== undefined && sameObject(event.usagePoint, usagePoint)

/** Does an event call its device by words that the IXIT does not know? Then nobody can tell whose it is. */
export function isOfStranger({ device, usagePoint }: ToldEvent, { context }: DecodedRecord): boolean {
  const called = device ?? usagePoint
  return called !== undefined && !context.objects.some((known) => sameObject(called, known))
}

/** Events in a word or two each, for people. */
const inWords = (events: readonly ToldEvent[]): string =>
  events.map((event) => `${event.codes[0] ?? 'no type'} of ${wordsFor(event.device ?? event.usagePoint)}`).join('; ')

const wayOut =
  'The SUT has not shown that it reaches us. Set ixit.callback, and let the SUT send its events to /cim9/events there.'

/** Why something is missing: silence that we may have caused is no fault of the SUT. */
export function missing(silence: DeadlineExpired, expected: string, events: readonly ToldEvent[]): Judgement {
  const unproven = silence.reachable === false && !events.length
  return {
    outcome: unproven ? 'inconclusive' : 'fail',
    seq: silence.seq,
    expected,
    actual: events.length
      ? `only ${inWords(events)} within ${Math.round(silence.waitedMs)} ms`
      : `nothing within ${Math.round(silence.waitedMs)} ms`,
    ...(unproven && { hint: wayOut }),
  }
}

const payload = (strength: 'must' | 'should' | 'may', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

const told: Assertion = {
  id: 'event.told',
  rule: 'What happens to a meter is told by an event of that meter, of a code declared for it, and not before what it follows.',
  requirements: ['OUT-001'],
  standing: payload(
    'must',
    'reported',
    'use cases of events and outages; the codes are those that the vendor declares',
  ),
  hint: 'Publish created(EndDeviceEvents) that names the meter. If another code is right, add it to ixit.events.',
  judge: eachAwaited('event', function* ({ expected, expectation, events, view, silence }): Iterable<Judgement> {
    const ofCode = events.filter((event) => isOfCode(event, expected.codes))
    const mine = ofCode.filter((event) => isOf(event, expected))
    const what = `${expected.codes.join(' or ')} of ${label(expected.device)}`
    const before = cameBefore(expectation.seq, expected, view)
    const [good] = mine.filter(({ ms }) => !before.length || ms === undefined || before.some((at) => at <= ms))
    if (good) {
      yield { outcome: 'pass', message: good.message, element: good.element }
      return
    }
    const [early] = mine
    if (early) {
      yield {
        outcome: 'fail',
        message: early.message,
        element: childNamed(early.element, 'createdDateTime') ?? early.element,
        expected: `${what}, not before ${before.map((ms) => new Date(ms).toISOString()).join(', ')}`,
        actual: early.at ?? '',
      }
      return
    }
    if (!silence) return
    const stranger = ofCode.find((event) => isOfStranger(event, view))
    yield stranger
      ? {
          outcome: 'inconclusive',
          message: stranger.message,
          element: stranger.element,
          expected: what,
          actual: inWords([stranger]),
          hint: 'The event calls its device by a name that the IXIT does not know. Add it to the names of the meter.',
        }
      : missing(silence, what, events)
  }),
}

/** The moments told, before the expectation, of what this event must not come before. */
const cameBefore = (seq: number, { after, ...whose }: Form<'event'>, view: DecodedRecord): readonly number[] =>
  after === undefined
    ? []
    : view.messages
        .filter(({ entry }) => entry.from === 'sut' && entry.seq < seq)
        .flatMap(toldEvents)
        .filter((event) => isOfCode(event, after) && isOf(event, whose))
        .flatMap(({ ms }) => ms ?? [])

const inTime: Assertion = {
  id: 'timing.event-declared',
  rule: 'An event comes within the time the vendor declared.',
  requirements: ['OUT-001'],
  standing: {
    ...payload('should', 'reported', 'the IXIT of the SUT; no time limit is in the standard'),
    basis: 'confirmed',
    claim: 'exchange',
  },
  hint: 'Tell it faster, or declare the time that is needed in ixit.timeLimits.eventMs.',
  judge: beside(
    eachAwaited('event', function* ({ expected, expectation, events, view }): Iterable<Judgement> {
      const [first] = events.filter((event) => isOfCode(event, expected.codes) && isOf(event, expected))
      const cause = view.entries.find(({ seq }) => seq === expectation.about)
      if (!first || !cause) return
      const took = first.message.entry.at.monotonicMs - cause.at.monotonicMs
      yield judged(took <= expected.withinMs, {
        message: first.message,
        expected: `within ${expected.withinMs} ms`,
        actual: `after ${Math.round(took)} ms`,
      })
    }),
  ),
}

/** Judged beside the expectation: what comes late has come. */
function beside(judge: Assertion['judge']): Assertion['judge'] {
  return function* (view, context) {
    for (const { expectation: _expectation, ...judgement } of judge(view, context)) yield judgement
  }
}

const complete: Assertion = {
  id: 'event.complete',
  rule: 'An event message is created(EndDeviceEvents), and each event in it says what happened, when, and to which device or usage point.',
  requirements: ['EVT-001'],
  standing: payload('must', 'reported', 'end device events in two public schemas that agree'),
  hint: 'Fill in EndDeviceEventType with its ref, createdDateTime, and Assets or UsagePoint with an id.',
  judge: eachAwaited('event-complete', function* ({ expected, events, silence }): Iterable<Judgement> {
    // Of other codes it is not known that they are events of devices.
    const mine = events.filter(
      (event) => isOfCode(event, expected.codes) || (!event.codes.length && isOf(event, expected)),
    )
    for (const event of mine) {
      const lacking = lackingIn(event)
      yield judged(!lacking.length, {
        message: event.message,
        element: event.element,
        expected: 'created(EndDeviceEvents) with type, createdDateTime, and Assets or UsagePoint',
        actual: `without ${lacking.join(', ')}`,
      })
    }
    if (!mine.length && silence)
      yield {
        outcome: 'inconclusive',
        seq: silence.seq,
        expected: `an event of the code ${expected.codes.join(' or ')}`,
        actual: events.length ? `only ${inWords(events)}` : 'nothing',
        hint: 'No event came that could be looked at. See ixit.events, ixit.callback, and what the stimulus did.',
      }
  }),
}

function lackingIn({ message, element, codes, at, device, usagePoint }: ToldEvent): readonly string[] {
  const header = message.message?.header
  const isNamed = [device, usagePoint].some((one) => one && (one.mRID !== undefined || one.names.some(Boolean)))
  const type = childNamed(element, 'EndDeviceEventType')
  return [
    ...(message.message?.archetype === 'EventMessage' ? [] : ['the root of an event message']),
    ...(header?.verb?.value === 'created' && header.noun?.value === 'EndDeviceEvents' ? [] : ['verb and noun']),
    ...(codes.some(Boolean) || (type && attributeOf(type, 'ref')) ? [] : ['a type']),
    ...(at === undefined ? ['createdDateTime'] : []),
    ...(isNamed ? [] : ['a device or usage point']),
  ]
}

const ofHeadEnd: Assertion = {
  id: 'event.of-head-end',
  rule: 'An event of the head end itself is told as an event of the head end, or of no device: of none of the meters.',
  requirements: ['EVT-014'],
  standing: payload('must', 'inferred', 'foreword of IEC 61968-9:2013: system events are end device events'),
  hint: 'Name the head end in Assets, or leave Assets out; a meter is not to blame for what befell the head end.',
  judge: eachAwaited('head-end-event', function* ({ expected, events, view, silence }): Iterable<Judgement> {
    const mine = events.filter((event) => isOfCode(event, expected.codes))
    for (const event of mine) {
      const called = event.device ?? event.usagePoint
      const meter = called && view.context.objects.find((known) => sameObject(called, known))
      yield judged(!meter, {
        message: event.message,
        element: event.element,
        expected: 'the head end, or no device',
        actual: wordsFor(called),
      })
    }
    if (!mine.length && silence) yield missing(silence, `an event of the code ${expected.codes.join(' or ')}`, events)
  }),
}

const tracked: Assertion = {
  id: 'event.tracked',
  rule: 'An event that a control brought about bears the tracking id of that control, or its correlation.',
  requirements: ['EVT-012'],
  standing: payload('may', 'inferred', 'issuerID and issuerTrackingID of public schemas'),
  hint: 'Copy issuerID and issuerTrackingID of the control into its events: the issuer finds them by these.',
  judge: eachAwaited('event-tracked', function* ({ expected, events, view, silence }): Iterable<Judgement> {
    const control = view.message(expected.control)
    const mine = events.filter((event) => isOfCode(event, expected.codes) && isOf(event, expected))
    if (!mine.length && silence)
      yield {
        outcome: 'inconclusive',
        seq: silence.seq,
        expected: `an event ${expected.codes.join(' or ')} of ${label(expected.device)}`,
        actual: events.length ? `only ${inWords(events)}` : 'nothing',
        hint: 'No event of the control came. See ixit.events.disconnected and ixit.callback.',
      }
    if (!mine.length || !control) return
    const ids = trackingIn(control)
    const [first] = mine
    yield judged(
      mine.some((event) => ids.has(idOf(event)) || ids.has(event.message.message?.header?.correlationId?.value ?? '')),
      {
        ...(first && { message: first.message, element: first.element }),
        expected: [...ids].join(' or '),
        actual: mine.map((event) => idOf(event) || 'none').join(', '),
      },
    )
  }),
}

const idOf = ({ element }: ToldEvent): string => childText(element, 'issuerTrackingID') ?? ''

/** By what an issuer finds again what came of its control. */
function trackingIn({ message }: DecodedMessage): ReadonlySet<string> {
  const controls = message?.payload?.profiles.flatMap((profile) => {
    const control = childNamed(profile, 'EndDeviceControl')
    return (control && childText(control, 'issuerTrackingID')) ?? []
  })
  const { correlationId, messageId } = message?.header ?? {}
  const ids = [...(controls ?? []), correlationId?.value, messageId?.value]
  return new Set(ids.flatMap((id) => (id ? [id] : [])))
}

/** Expectations on what happens, and on the events that tell it. */
export const awaitedEventAssertions: readonly Assertion[] = [told, inTime, complete, ofHeadEnd, tracked]
