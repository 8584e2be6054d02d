import type { Assertion, Judgement } from '../assertion.ts'
import { judged } from '../assertion.ts'
import { toldEvents, type ToldEvent } from '../content/told-events.ts'
import { isOf, isOfStranger } from './events.ts'
import { eachExpectation, label, type Form } from './expectation.ts'
import { refusalOf } from './refusal.ts'
import { containerOf, wordsFor } from './served.ts'

const payload = (source: string) => ({ strength: 'must', basis: 'inferred', claim: 'payload', source }) as const

/** Times are compared to the second: fractions are often cut off. */
const isSameMoment = (one: number | undefined, other: number): boolean =>
  one !== undefined && Math.abs(one - other) < 1_000

const complete: Assertion = {
  id: 'history.complete',
  rule: 'The events of a device that fit the query are all there.',
  requirements: ['EVT-006'],
  standing: payload('request parameters of IEC 61968-9:2013 Annex J, known by title'),
  hint: 'The IXIT knows of an event that the answer lacks: its device, type and time fit the query.',
  judge: eachExpectation('event-history', function* ({ expected, reply, view }): Iterable<Judgement> {
    if (refusalOf(reply, view) || !reply.message?.reply) return
    const events = toldEvents(reply)
    for (const { at, code } of expected.events) {
      const found = events.find(
        (event) => event.codes.includes(code) && isSameMoment(event.ms, Date.parse(at)) && isOfAsked(event, expected),
      )
      yield judged(found !== undefined, {
        ...(found ? { element: found.element } : containerOf(reply)),
        expected: `${code} at ${at} of ${label(expected.device)}`,
        actual: `${events.length} events, and not this one`,
      })
    }
  }),
}

/** What names no device is of the one that was asked for. */
const isOfAsked = (event: ToldEvent, expected: Form<'event-history'>): boolean =>
  isOf(event, expected) || (!event.device && !event.usagePoint)

/** A type in the form of a code; names of types may be anything. */
const fourParts = /^\d+(\.\d+){3}$/

const ofAsked: Assertion = {
  id: 'history.of-asked',
  rule: 'An answer tells no event of another device, type or time than was asked for.',
  requirements: ['EVT-006'],
  standing: payload('request parameters of IEC 61968-9:2013 Annex J, known by title'),
  hint: 'Device and type stand in the query, StartTime and EndTime in the Request. If your query profile differs from ours, give a template.',
  judge: eachExpectation('event-history', function* ({ expected, reply, view }): Iterable<Judgement> {
    const events = toldEvents(reply)
    // A refusal tells no event; where there are some, it says nothing of how they are chosen.
    const isRefused = refusalOf(reply, view) !== undefined
    if (!events.length && (isRefused ? !expected.events.length : reply.message?.reply)) yield { outcome: 'pass' }
    for (const event of events) {
      const { element, at, codes } = event
      if (!isOfAsked(event, expected)) {
        const strange = isOfStranger(event, view)
        yield {
          outcome: strange ? 'inconclusive' : 'fail',
          element,
          expected: `events of ${label(expected.device)}`,
          actual: `one of ${wordsFor(event.device ?? event.usagePoint)}`,
        }
        continue
      }
      const code = codes.find((one) => fourParts.test(one))
      const wanted = expected.codes
      if (wanted && code !== undefined && !codes.some((one) => wanted.includes(one))) {
        yield { outcome: 'fail', element, expected: wanted.join(' or '), actual: code }
        continue
      }
      const { period } = expected
      const isWithin = !period || event.ms === undefined || isIn(event.ms, period)
      yield judged(isWithin, {
        element,
        expected: period ? `an event from ${period.start} to ${period.end}` : 'an event of any time',
        actual: at ?? '',
      })
    }
  }),
}

const isIn = (ms: number, { start, end }: { readonly start: string; readonly end: string }): boolean =>
  ms >= Date.parse(start) - 999 && ms <= Date.parse(end) + 999

/** Expectations on past events. */
export const eventHistoryAssertions: readonly Assertion[] = [complete, ofAsked]
