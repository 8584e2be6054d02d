import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import { childrenNamed } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { isOfCode, toldEvents, type ToldEvent } from '../content/told-events.ts'
import { eachAwaited, isOf } from './events.ts'
import { label, type Form } from './expectation.ts'
import { servedReadings } from './served.ts'

const payload = (source: string) => ({ strength: 'must', basis: 'inferred', claim: 'payload', source }) as const

/** Did we take what came with that message? */
export function isTaken({ entry }: DecodedMessage, view: DecodedRecord): boolean {
  const before = view.entries.filter((one) => one.kind === 'listener' && one.seq < entry.seq)
  const last = before.at(-1)
  return last?.kind !== 'listener' || last.manner === 'OK'
}

/** The copies of one event, those we took and those we did not. */
function copiesOf(event: Form<'events-kept'>['events'][number], view: DecodedRecord) {
  const all = view
    .eventsAfter(event.stimulus)
    .flatMap(toldEvents)
    .filter((one) => isOfCode(one, event.codes) && isOf(one, event))
  return {
    taken: all.filter(({ message }) => isTaken(message, view)),
    refused: all.filter(({ message }) => !isTaken(message, view)),
  }
}

const redelivered: Assertion = {
  id: 'event.redelivered',
  rule: 'An event that its consumer did not take is delivered again, until it is taken: none is lost.',
  requirements: ['EVT-016'],
  standing: payload('events are told once; who does not hear them has no other way to know'),
  hint: 'Keep what was answered with 503, FAILED, or not at all, and send it again later; a copy too many does no harm.',
  judge: eachAwaited('events-kept', function* ({ expected, view, silence }): Iterable<Judgement> {
    for (const event of expected.events) {
      const { taken, refused } = copiesOf(event, view)
      const [first] = taken
      if (first) yield { outcome: 'pass', message: first.message, element: first.element }
      // It may still come.
      else if (!silence) yield { outcome: 'inconclusive', seq: event.stimulus, actual: 'nothing that we took yet' }
      else {
        const [lost] = refused
        const isUnproven = silence.reachable === false && !view.eventsAfter(event.stimulus).length
        yield {
          outcome: isUnproven ? 'inconclusive' : 'fail',
          seq: silence.seq,
          expected: `${event.codes.join(' or ')} of ${label(event.device)}, at last`,
          actual: lost
            ? `only in ${lost.message.entry.id}, which we did not take, within ${Math.round(silence.waitedMs)} ms`
            : `nothing within ${Math.round(silence.waitedMs)} ms`,
          // Who is declared to give up does as declared.
          ...(expected.givenUp && { standing: { strength: 'may' } }),
        }
      }
    }
  }),
}

const ownTime: Assertion = {
  id: 'event.own-time',
  rule: 'An event that is delivered again tells when it happened, not when it was delivered.',
  requirements: ['EVT-016'],
  standing: payload('meaning of createdDateTime in public schemas'),
  hint: 'Keep the event as it was told at first, with its createdDateTime.',
  judge: eachAwaited('events-kept', function* ({ expected, view }): Iterable<Judgement> {
    for (const event of expected.events) {
      const { taken, refused } = copiesOf(event, view)
      const before = refused.flatMap(({ ms }) => ms ?? [])
      const after = taken.filter(({ ms }) => ms !== undefined)
      const [first] = after
      if (!first || !before.length) continue
      // Of an event of which each copy bears another time, nobody can tell when it happened.
      yield judged(
        after.some(({ ms }) => before.includes(ms ?? Number.NaN)),
        {
          message: first.message,
          element: first.element,
          expected: before.map((ms) => new Date(ms).toISOString()).join(' or '),
          actual: after.map(({ at }: ToldEvent) => at ?? '').join(', '),
        },
      )
    }
  }),
}

const pushed: Assertion = {
  id: 'readings.pushed',
  rule: 'Readings that are sent unasked come as created(MeterReadings), and each says of which meter or usage point it is.',
  requirements: ['RD-025'],
  standing: payload('scheduled read in public interoperability procedures; pushed readings in messages of the field'),
  hint: 'Send an EventMessage with the verb created, and name Meter or UsagePoint in each MeterReading.',
  judge: eachAwaited('pushed-readings', function* ({ arrivals, silence }): Iterable<Judgement> {
    const mine = arrivals.filter(({ message }) =>
      message?.payload?.profiles.some(({ name }) => name === 'MeterReadings'),
    )
    for (const message of mine) {
      const verb = message.message?.header?.verb
      const isEvent =
        message.message?.archetype === 'EventMessage' && ['created', 'changed'].includes(verb?.value ?? '')
      const readings = servedReadings(message)
      const nobodys = readings.find(({ meter, usagePoint }) => !meter && !usagePoint)
      const element = nobodys?.element ?? verb?.element
      yield judged(isEvent && !nobodys && readings.length > 0, {
        message,
        ...(element && { element }),
        expected: 'created(MeterReadings) with a meter or usage point in each reading',
        actual: nobodys
          ? 'a reading of nobody'
          : isEvent
            ? `${childrenNamed(message.message.element, 'Payload').length} payloads without readings`
            : (verb?.value ?? 'no verb'),
      })
    }
    if (!mine.length && silence)
      yield {
        outcome: 'inconclusive',
        seq: silence.seq,
        expected: 'readings that nobody asked for',
        actual: `none within ${Math.round(silence.waitedMs)} ms`,
        hint: 'Nothing was sent in that time. See ixit.events.pushedReadingsMs and ixit.callback.',
      }
  }),
}

/** Expectations on how what is sent unasked arrives. */
export const eventDeliveryAssertions: readonly Assertion[] = [redelivered, ownTime, pushed]
