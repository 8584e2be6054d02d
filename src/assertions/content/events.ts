import { isCaptured } from '../../exchange/entries.ts'
import { childNamed } from '../../xml/tree.ts'
import { eachMessage, judged, type Assertion } from '../assertion.ts'
import { hasZone, isTime } from './profiles.ts'
import { toldEvents } from './told-events.ts'

const payload = (basis: 'reported' | 'inferred', source: string) =>
  ({ strength: 'should', basis, claim: 'payload', source }) as const

const zone: Assertion = {
  id: 'event.time-zone',
  rule: 'The createdDateTime of an event tells its time zone.',
  requirements: ['EVT-001'],
  standing: payload('reported', 'representation of time; xs:dateTime itself allows no zone'),
  hint: 'Write Z or an offset such as +01:00: events of several sources are put in order by it.',
  judge: eachMessage(function* (message) {
    for (const { element, at } of toldEvents(message)) {
      const stamp = childNamed(element, 'createdDateTime')
      // What is no time at all is the schema's finding.
      if (!stamp || at === undefined || !isTime(at)) continue
      yield judged(hasZone(at), { message, element: stamp, expected: 'a time with zone', actual: at })
    }
  }),
}

/** Clocks differ, and zones are mistaken for each other; what is a day ahead has not happened. */
const farAheadMs = 24 * 3_600_000

const notAhead: Assertion = {
  id: 'event.not-ahead',
  rule: 'An event is not told before it happens: its createdDateTime is not a day or more after the message that tells it.',
  requirements: ['EVT-001'],
  standing: payload('inferred', 'meaning of createdDateTime in public schemas'),
  hint: 'Look at the clock of the device, and at how its time is read. An event of the future is the first in every list for years.',
  judge: eachMessage(function* (message, _, view) {
    const sent = Date.parse(message.message?.header?.timestamp?.value ?? '')
    const came = isCaptured(message.entry) ? Number.NaN : view.sutTime(message.entry)
    // The sender's own clock tells best what was in its future.
    const latest = Number.isNaN(sent) ? came : sent
    if (Number.isNaN(latest)) return
    for (const { element, at, ms } of toldEvents(message)) {
      if (ms === undefined) continue
      yield judged(ms - latest < farAheadMs, {
        message,
        element: childNamed(element, 'createdDateTime') ?? element,
        expected: `not long after ${new Date(latest).toISOString()}`,
        actual: at ?? '',
      })
    }
  }),
}

/** Rules on events, in whichever message they are told. */
export const eventAssertions: readonly Assertion[] = [zone, notAhead]
