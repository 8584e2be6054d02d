import type { DecodedRecord } from '../../exchange/decode.ts'
import type { DeadlineExpired, Expectation } from '../../exchange/entries.ts'
import { childNamed, childrenNamed, childText, elements, textOf, type XmlElement } from '../../xml/tree.ts'
import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { isOfCode, type ToldEvent } from '../content/told-events.ts'
import { eachAwaited, isOf, isOfStranger, missing } from './events.ts'
import { eachExpectation, label, type Form } from './expectation.ts'
import { valuesIn } from './moments.ts'
import { containerOf, sameObject } from './served.ts'

const payload = (strength: 'must' | 'should', basis: 'reported' | 'inferred', source: string) =>
  ({ strength, basis, claim: 'payload', source }) as const

/** All elements of that name within an element. */
const within = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...childrenNamed(element, name),
  ...elements(element).flatMap((child) => within(child, name)),
]

/** The tracking ids of all that we have ordered. */
const tracked = (view: DecodedRecord): ReadonlySet<string> =>
  new Set(
    view.messages
      .filter(({ entry }) => entry.from === 'harness')
      .flatMap(({ message }) => message?.payload?.profiles ?? [])
      .flatMap((profile) => within(profile, 'issuerTrackingID').map(textOf)),
  )

/**
 * Events of those codes that came before the expectation, and may come of our orders: what bears the tracking id of another
 * order does not. What comes later, when it was given up, may come of the undoing.
 */
function ours(
  events: readonly ToldEvent[],
  codes: readonly string[],
  { seq }: Expectation,
  view: DecodedRecord,
): readonly ToldEvent[] {
  const ids = tracked(view)
  return events.filter((event) => {
    const id = childText(event.element, 'issuerTrackingID')
    return isOfCode(event, codes) && event.message.entry.seq < seq && (!id || ids.has(id))
  })
}

const told: Assertion = {
  id: 'programme.told',
  rule: 'Each device that takes part in what was ordered tells by an event how it goes, by a code declared for it.',
  requirements: ['DR-001'],
  standing: payload(
    'must',
    'inferred',
    'use cases of demand response and of home networks; the codes are the vendor’s',
  ),
  hint: 'Publish created(EndDeviceEvents) of each device. If another code is right, add it to the codes of the IXIT.',
  judge: eachAwaited('told-by-each', function* ({ expected, events, view, expectation }): Iterable<Judgement> {
    const mine = ours(events, expected.codes, expectation, view)
    const silence = lastSilence(expectation.about, expectation.seq, view)
    const answers = expected.devices.map((device) => ({ device, found: mine.find((event) => isOf(event, device)) }))
    // As long as it is waited for the last of them, nothing can be said of any.
    if (!silence && answers.some(({ found }) => !found)) return
    for (const { device, found } of answers) {
      if (found) yield { outcome: 'pass', message: found.message, element: found.element }
      else if (silence) yield notHeard(device.device, expected, mine, events, silence, view)
    }
  }),
}

function notHeard(
  device: Form<'told-by-each'>['devices'][number]['device'],
  { codes }: Form<'told-by-each'>,
  ofCode: readonly ToldEvent[],
  events: readonly ToldEvent[],
  silence: DeadlineExpired,
  view: DecodedRecord,
): Judgement {
  const what = `${codes.join(' or ')} of ${label(device)}`
  const stranger = ofCode.find((event) => isOfStranger(event, view))
  return stranger
    ? {
        outcome: 'inconclusive',
        message: stranger.message,
        element: stranger.element,
        expected: what,
        actual: 'an event of a device that the IXIT does not know',
        hint: 'Add the name by which the event calls its device to the names of that device in the IXIT.',
      }
    : missing(silence, what, events)
}

/** The last vain wait for what follows a message, before an expectation. */
const lastSilence = (about: number, before: number, view: DecodedRecord) =>
  view.entries
    .flatMap((entry) =>
      entry.kind === 'deadline' && entry.limit === 'event' && entry.inResponseTo === about && entry.seq < before
        ? [entry]
        : [],
    )
    .at(-1)

const inTime: Assertion = {
  id: 'programme.in-time',
  rule: 'What was ordered for a time happens at that time, within the bounds that are declared.',
  requirements: ['DR-004'],
  standing: payload('should', 'inferred', 'timing of controls in public schemas; the bounds are the vendor’s'),
  hint: 'Look at how start, duration and randomisation are added up; if the device needs longer, declare the tolerance.',
  judge: eachAwaited('told-by-each', function* ({ expected, events, view, expectation }): Iterable<Judgement> {
    const { window } = expected
    if (!window) return
    const [earliest, latest] = [window.earliest, window.latest].map((text) => Date.parse(text))
    const mine = ours(events, expected.codes, expectation, view)
    const found = expected.devices.flatMap((device) => mine.find((event) => isOf(event, device)) ?? [])
    if (found.length < expected.devices.length && !lastSilence(expectation.about, expectation.seq, view)) return
    for (const event of found) {
      // The clock of a device may differ: in time by either is in time. Where the clock of the SUT was put forward in between,
      // what was told before may have come after.
      const came = view.sutTime(event.message.entry)
      const isLeapt = view.sutClock(event.message.entry)?.because === 'put forward'
      const moments = event.ms === undefined ? [came] : isLeapt ? [event.ms] : [event.ms, came]
      yield judged(
        moments.some((ms) => ms >= (earliest ?? 0) && ms <= (latest ?? Infinity)),
        {
          message: event.message,
          element: childNamed(event.element, 'createdDateTime') ?? event.element,
          expected: `between ${window.earliest} and ${window.latest}`,
          actual: event.at ?? event.message.entry.at.wall,
        },
      )
    }
  }),
}

const notTold: Assertion = {
  id: 'programme.not-told',
  rule: 'What was not ordered, was refused, was called off, or is not over yet, does not happen: no device tells it.',
  requirements: ['DR-001'],
  standing: payload('must', 'inferred', 'an effect that nobody ordered is a failure in any reading of the standards'),
  hint: 'A device did what it was not told to do. Look at how the devices meant are found, and at what a refusal leaves behind.',
  judge: eachAwaited('told-by-none', function* ({ expected, events, view, expectation }): Iterable<Judgement> {
    const silence = lastSilence(expectation.about, expectation.seq, view)
    const mine = ours(events, expected.codes, expectation, view)
    const isCaused = view.entries[expectation.about]?.kind === 'stimulus'
    for (const device of expected.devices) {
      const found = mine.find((event) => isOf(event, device))
      if (found)
        yield {
          // What follows an order and bears no tracking id may come of somebody else's order, or of an earlier one.
          outcome: isCaused || childText(found.element, 'issuerTrackingID') ? 'fail' : 'inconclusive',
          message: found.message,
          element: found.element,
          expected: `no ${expected.codes.join(', ')} of ${label(device.device)}`,
          actual: `${found.codes[0] ?? 'an event'} at ${found.at ?? 'no time'}`,
        }
      // Only who listened can say that nothing came.
      else if (silence) yield { outcome: 'pass', seq: silence.seq }
    }
  }),
}

/** Values are read back rounded. */
const nearly = (one: number, other: number): boolean => Math.abs(one - other) <= Math.abs(other) * 0.01 + 0.05

const setTo: Assertion = {
  id: 'programme.set-to',
  rule: 'A device is set to what was ordered, within its range, as a reading of the device itself tells.',
  requirements: ['DR-008'],
  standing: payload('must', 'inferred', 'the meaning of the elements of a demand response event in public schemas'),
  hint: 'Read the setting back from the device, and compare units: the schemas have degrees Celsius and per cent.',
  judge: eachExpectation('set-to', function* ({ expected, reply }): Iterable<Judgement> {
    const values = valuesIn(reply, expected.readingType).filter(
      ({ reading }) => reading.meter !== undefined && sameObject(reading.meter, expected.device),
    )
    const [first] = values
    yield first?.value === undefined
      ? {
          outcome: 'inconclusive',
          ...containerOf(reply),
          expected: `${expected.readingType} of ${label(expected.device)}`,
          actual: 'none told',
          hint: 'The independent read gave no value. Look at the reading types of ixit.demandResponse.settings.',
        }
      : judged(
          values.every(({ value }) => value !== undefined && nearly(Number(value), expected.value)),
          {
            element: first.element,
            expected: `${expected.value} for ${label(expected.device)}`,
            actual: values.map(({ value }) => value ?? 'nothing').join(', '),
          },
        )
  }),
}

const clockRight: Assertion = {
  id: 'clock.right',
  rule: 'After it was set, the clock of a meter is right within what is declared.',
  requirements: ['FW-004'],
  standing: payload('must', 'inferred', 'the meaning of the command; the tolerance is the vendor’s'),
  hint: 'The time of a reading that the meter takes now is the time of its clock. Was the command carried out by the meter?',
  judge: eachExpectation('clock-right', function* ({ expected, request, reply, view }): Iterable<Judgement> {
    const [value] = valuesIn(reply, expected.readingType).filter(
      ({ reading }) => reading.meter !== undefined && sameObject(reading.meter, expected.device),
    )
    if (value?.ms === undefined) {
      yield {
        outcome: 'inconclusive',
        ...containerOf(reply),
        expected: `${expected.readingType} of ${label(expected.device)}, with its time and zone`,
        actual: value ? (value.time ?? 'no time') : 'none told',
        hint: 'The independent read gave no time of the clock. Look at ixit.clock.readingType.',
      }
      return
    }
    const [from, until] = [request, reply].map(({ entry }) => view.sutTime(entry))
    const tolerated = expected.toleranceMs + (view.sutClock(reply.entry)?.withinMs ?? 0)
    const isRight = value.ms >= (from ?? 0) - tolerated && value.ms <= (until ?? 0) + tolerated
    yield judged(isRight, {
      element: value.element,
      expected: `between ${iso(from)} and ${iso(until)}, give or take ${Math.ceil(tolerated)} ms`,
      actual: value.time ?? '',
    })
  }),
}

const serviceRequest: Assertion = {
  id: 'service-request.found',
  rule: 'A service request that was taken is found again, has a state, and is as it was ordered last.',
  requirements: ['MSR-001'],
  standing: payload('must', 'inferred', 'life of a service request in public interoperability procedures'),
  hint: 'Tell the request by get(MeterServiceRequests) of its meter: with its type as sent, its date, and a status.',
  judge: eachExpectation('service-request', function* ({ expected, reply }): Iterable<Judgement> {
    const works = (reply.message?.payload?.profiles ?? []).flatMap((one) => childrenNamed(one, 'MeterServiceWork'))
    const found = works.filter((work) => childText(work, 'type') === expected.type)
    const [work] = found
    if (!work) {
      yield { outcome: 'fail', ...containerOf(reply), expected: expected.type, actual: 'not found' }
      return
    }
    const wrong = wrongWith(work, expected)
    yield judged(!wrong, { element: work, ...wrong })
  }),
}

const iso = (ms = 0): string => new Date(ms).toISOString()

function wrongWith(
  work: XmlElement,
  { requestDateTime, states }: Form<'service-request'>,
): { readonly expected: string; readonly actual: string } | undefined {
  const status = childNamed(work, 'status')
  const state = (status && childText(status, 'value')) ?? ''
  if (!state) return { expected: 'a status', actual: 'none' }
  if (states && !states.includes(state)) return { expected: states.join(' or '), actual: state }
  const date = childText(work, 'requestDateTime')
  return requestDateTime !== undefined && Date.parse(date ?? '') !== Date.parse(requestDateTime)
    ? { expected: `requestDateTime ${requestDateTime}`, actual: date ?? 'none' }
    : undefined
}

/** Expectations on what runs for a while, and on what it leaves behind. */
export const programmeAssertions: readonly Assertion[] = [told, inTime, notTold, setTo, clockRight, serviceRequest]
