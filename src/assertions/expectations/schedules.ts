import { childrenNamed, textOf } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachAwaited, missing } from './events.ts'
import { eachExpectation, label } from './expectation.ts'
import { onFile } from './schedules-on-file.ts'
import { aheadOfUs, certainly, deliveriesAfter, isOf, lastStamp, takesOf, timestampOf, type Take } from './scheduled.ts'
import { sameObject, wordsFor } from './served.ts'

const standing = (strength: 'must' | 'should', claim: 'payload' | 'exchange', source: string) =>
  ({ strength, basis: 'inferred', claim, source }) as const

const flow = 'scheduled read of public interoperability procedures; TimeSchedule of public schemas'
const iso = (ms: number): string => new Date(ms).toISOString()

const identified: Assertion = {
  id: 'schedule.identified',
  rule: 'Where a schedule is cancelled by the id that its creation gave, the answer to the creation gives one.',
  requirements: ['SCH-001'],
  standing: standing(
    'must',
    'exchange',
    'Reply.ID of the published envelope; P11 and P12 by title; declared in the ICS',
  ),
  hint: 'Write the id of the new schedule into Reply.ID, or declare another ics.scheduleIdentity.',
  judge: eachExpectation('schedule-identified', function* ({ reply }): Iterable<Judgement> {
    const told = reply.message?.reply
    if (told?.result?.value !== 'OK') return
    const ids = childrenNamed(told.element, 'ID').map(textOf)
    yield judged(ids.some(Boolean), { element: told.element, expected: 'Reply.ID', actual: 'none' })
  }),
}

/** The takes of a pair in the order in which they were sent. */
const inOrder = (takes: readonly Take[]): readonly Take[] =>
  [...takes].sort((one, other) => (one.delivery.told ?? 0) - (other.delivery.told ?? 0))

const delivered: Assertion = {
  id: 'schedule.delivered',
  rule: 'At each time at which a schedule is due, readings of its meters and types are taken and sent.',
  requirements: ['SCH-002'],
  standing: standing('must', 'payload', flow),
  hint: 'Look at how the times of the schedule were read, and whether its readings are sent to us: ixit.callback.',
  judge: eachAwaited('scheduled-readings', function* ({ expected, expectation, view, silence }): Iterable<Judgement> {
    const all = deliveriesAfter(expectation.about, expected, view).filter(({ of }) => of !== 'another')
    const ahead = aheadOfUs(expected.schedule, view) ?? 0
    for (const meter of expected.meters)
      for (const type of expected.readingTypes) {
        const takes = takesOf(meter, type, all, view)
        const due = expected.dues[takes.length]
        const what = `${expected.dues.length} readings of ${type} of ${label(meter)}`
        const [first] = takes
        if (!due) yield { outcome: 'pass', ...(first && { message: first.delivery.message }) }
        else if (!silence)
          yield { outcome: 'inconclusive', seq: expected.schedule, expected: what, actual: `${takes.length} so far` }
        else if (view.sutTime(silence) + ahead < Date.parse(due.by))
          yield {
            outcome: 'inconclusive',
            seq: silence.seq,
            expected: what,
            actual: `${takes.length}, and by the clock of the SUT more are not due yet`,
            hint: 'The clock of the SUT is behind ours. Set both by the same time.',
          }
        else {
          const { outcome, hint } = missing(silence, what, [])
          const unproven = outcome === 'inconclusive' && !takes.length
          yield {
            outcome: unproven ? 'inconclusive' : 'fail',
            seq: silence.seq,
            expected: `${what}, the last by ${due.by}`,
            actual: `${takes.length} within ${Math.round(silence.waitedMs)} ms`,
            ...(unproven && hint !== undefined && { hint }),
          }
        }
      }
  }),
}

const notEarly: Assertion = {
  id: 'schedule.not-early',
  rule: 'No readings of a schedule are sent before they are due, nor more often.',
  requirements: ['SCH-003'],
  standing: standing('must', 'payload', flow),
  hint: 'Look at how the start, the period and the time points of the schedule were read.',
  judge: eachAwaited('scheduled-readings', function* ({ expected, expectation, view }): Iterable<Judgement> {
    const all = deliveriesAfter(expectation.about, expected, view).filter((one) => certainly(one, expected))
    for (const meter of expected.meters)
      for (const type of expected.readingTypes)
        for (const [index, { delivery, reading }] of inOrder(once(takesOf(meter, type, all, view))).entries()) {
          const due = expected.dues[index]
          if (!due || delivery.told === undefined) continue
          yield judged(delivery.told >= Date.parse(due.from) - expected.slackMs, {
            message: delivery.message,
            element: reading.element,
            expected: `reading ${index + 1} not before ${due.from}`,
            actual: iso(delivery.told),
          })
        }
  }),
}

/** Takes with other values or times than those before: what is sent once more was not taken once more. */
function once(takes: readonly Take[]): readonly Take[] {
  const seen = new Set<string>()
  return takes.filter(({ values }) => {
    const content = values.map(({ timeStamp, value }) => `${timeStamp ?? ''} ${value ?? ''}`).join(';')
    if (seen.has(content)) return false
    seen.add(content)
    return true
  })
}

const onTime: Assertion = {
  id: 'timing.schedule-declared',
  rule: 'Readings of a schedule arrive within the declared time after they are due.',
  requirements: ['SCH-002'],
  standing: {
    strength: 'should',
    basis: 'confirmed',
    claim: 'exchange',
    source: 'the IXIT of the SUT; no time limit is in the standard',
  },
  hint: 'Send them faster, or declare the time that is needed in ixit.timeLimits.eventMs.',
  judge: function* (view, context) {
    for (const { expectation: _beside, ...judgement } of lateness(view, context)) yield judgement
  },
}

const lateness: Assertion['judge'] = eachAwaited(
  'scheduled-readings',
  function* ({ expected, expectation, view }): Iterable<Judgement> {
    const ahead = aheadOfUs(expected.schedule, view)
    if (ahead === undefined) return
    const all = deliveriesAfter(expectation.about, expected, view).filter((one) => certainly(one, expected))
    for (const meter of expected.meters)
      for (const type of expected.readingTypes)
        for (const [index, { delivery }] of takesOf(meter, type, all, view).entries()) {
          const due = expected.dues[index]
          if (!due) continue
          const late = view.sutTime(delivery.message.entry) + ahead - Date.parse(due.by)
          yield judged(late <= expected.withinMs, {
            message: delivery.message,
            expected: `reading ${index + 1} within ${expected.withinMs} ms after ${due.by}`,
            actual: `after ${Math.round(late)} ms`,
          })
        }
  },
)

const ofScheduled: Assertion = {
  id: 'schedule.of-scheduled',
  rule: 'What comes of a schedule is readings of its meters and of its types, and of no other.',
  requirements: ['SCH-002'],
  standing: standing('must', 'payload', flow),
  hint: 'Look at how the meters and types of the schedule are kept: another meter was read.',
  judge: eachAwaited('scheduled-readings', function* ({ expected, expectation, view }): Iterable<Judgement> {
    for (const { message, readings, of } of deliveriesAfter(expectation.about, expected, view)) {
      if (of !== 'schedule') continue
      for (const reading of readings) {
        const told = reading.meter ?? reading.usagePoint
        const isMine = expected.meters.some((meter) => isOf(reading, meter, view))
        const isKnown = told !== undefined && view.context.objects.some((known) => sameObject(told, known))
        const stray = reading.values.find(
          ({ readingTypes }) =>
            readingTypes.length && !readingTypes.some((type) => expected.readingTypes.includes(type)),
        )
        // By a name that the IXIT does not know it may call the right one.
        if (!isMine && !isKnown) continue
        yield judged(isMine && !stray, {
          message,
          element: isMine ? (stray?.element ?? reading.element) : reading.element,
          expected: isMine ? expected.readingTypes.join(', ') : expected.meters.map(label).join(', '),
          actual: isMine ? (stray?.readingTypes[0] ?? '') : wordsFor(told),
        })
      }
    }
  }),
}

const silent: Assertion = {
  id: 'schedule.silent',
  rule: 'A schedule that was refused or cancelled, that is disabled or over, takes no readings.',
  requirements: ['SCH-006'],
  standing: standing(
    'must',
    'payload',
    'cancelling of scheduled actions, known by title; disabled and scheduleInterval of public schemas',
  ),
  hint: 'Look at what is still planned once a schedule has ended, and at whether disabled is read.',
  judge: eachAwaited('no-scheduled-readings', function* ({ expected, expectation, view }): Iterable<Judgement> {
    const { about } = expectation
    const [reply] = view.repliesTo(about)
    const answeredAt = reply && (timestampOf(reply) ?? view.sutTime(reply.entry))
    const after = expected.after === undefined ? answeredAt : Date.parse(expected.after)
    if (after === undefined) return
    const latest = after + expected.slackMs
    const all = deliveriesAfter(about, expected, view)
    const takes = expected.meters.flatMap((meter) =>
      expected.readingTypes.flatMap((type) => takesOf(meter, type, all, view)),
    )
    const stray = takes.find(({ delivery, values }) => {
      const told = delivery.told ?? view.sutTime(delivery.message.entry)
      // What was read before may be under way.
      return certainly(delivery, expected) && told > latest && (lastStamp(values) ?? told) > latest
    })
    const doubtful = takes.find(({ delivery }) => delivery.of === 'nobody' && (delivery.told ?? 0) > latest)
    if (stray)
      yield {
        outcome: 'fail',
        message: stray.delivery.message,
        element: stray.reading.element,
        expected: `no readings of the schedule after ${iso(after)}`,
        actual: `sent ${iso(stray.delivery.told ?? latest)}`,
      }
    else if (doubtful)
      yield {
        outcome: 'inconclusive',
        message: doubtful.delivery.message,
        element: doubtful.reading.element,
        expected: `no readings of the schedule after ${iso(after)}`,
        actual: 'readings of the same meter and type, which do not say of what they come',
        hint: 'They may come of another schedule. Declare in ics.scheduledReadings how they are known.',
      }
    else if (!view.eventsAfter(-1).length)
      yield {
        outcome: 'inconclusive',
        seq: expected.schedule,
        expected: 'readings before, by which it is known that the SUT reaches us',
        actual: 'nothing in all the time',
      }
    else yield { outcome: 'pass' }
  }),
}

const linked: Assertion = {
  id: 'schedule.linked',
  rule: 'Readings that come of a schedule can be linked to the request that made it: by correlation, or by their meters and types, as declared.',
  requirements: ['MEP-020'],
  standing: standing(
    'must',
    'exchange',
    'request and published result of public interoperability procedures; declared in the ICS',
  ),
  hint: 'Write the CorrelationID of the creation into the header of what comes of it, or declare ics.scheduledReadings: content.',
  judge: eachAwaited('linked-readings', function* ({ expected, expectation, view, silence }): Iterable<Judgement> {
    const all = deliveriesAfter(expectation.about, expected, view)
    const takes = expected.meters.flatMap((meter) =>
      expected.readingTypes.flatMap((type) => takesOf(meter, type, all, view)),
    )
    for (const { delivery } of takes) {
      const header = delivery.message.message?.header
      const element = header?.correlationId?.element ?? header?.element
      yield judged(expected.link === 'correlation-id' ? delivery.of === 'schedule' : delivery.of !== 'another', {
        message: delivery.message,
        ...(element && { element }),
        expected: `the CorrelationID of ${view.message(expected.schedule)?.entry.id ?? 'the creation'}`,
        actual: header?.correlationId?.value ?? 'none',
      })
    }
    if (!takes.length)
      yield {
        outcome: 'inconclusive',
        seq: silence?.seq ?? expected.schedule,
        expected: `readings of ${expected.meters.map(label).join(', ')}`,
        actual: 'none that could be linked',
      }
  }),
}

/** Expectations on read schedules and on what comes of them. */
export const scheduleAssertions: readonly Assertion[] = [
  identified,
  onFile,
  delivered,
  notEarly,
  onTime,
  ofScheduled,
  silent,
  linked,
]
