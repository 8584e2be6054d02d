// BUG: the year of a meter whose clock was never set is believed.

import type { Fault } from './fault.ts'

const inAYear = (at: string): string => new Date(Date.parse(at) + 365 * 24 * 3_600_000).toISOString()

export const eventsOfTheFuture: Fault = {
  name: 'events-of-the-future',
  says: 'Events are told that happen in a year.',
  behaviours: {
    'events.told': (event) => [{ ...event, at: inAYear(event.at) }],
  },
  raises: [{ assertion: 'event.not-ahead', cases: ['EVT-001', 'OUT-001'] }],
  consequences: ['programme.in-time'],
}
