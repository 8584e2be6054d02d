import type { IxitInput } from '../../config/ixit.ts'
import { eventCodes, pastEvents } from './events.ts'
import { bakery, idsOf } from './ixit-data.ts'

/** What the reference head end tells of events, for those who test it. */
export const referenceEvents = {
  events: {
    powerDown: [eventCodes.powerDown],
    powerUp: [eventCodes.powerUp],
    tamper: [eventCodes.tamper],
    disconnected: [eventCodes.disconnected],
    connected: [eventCodes.connected],
    system: [eventCodes.headEndReady],
    redelivery: { withinMs: 2_000 },
    pushedReadingsMs: 2_000,
    history: {
      meter: idsOf(bakery),
      period: { start: '2025-11-04T00:00:00Z', end: '2025-11-05T00:00:00Z' },
      events: pastEvents
        .filter(({ meter, at }) => meter === bakery && at.startsWith('2025-11-04'))
        .map(({ at, code }) => ({ at, code })),
      quiet: { start: '2025-11-05T00:00:00Z', end: '2025-11-12T00:00:00Z' },
    },
  },
  statusCheck: { readingType: '0.0.0.6.0.1.54.0.0.0.0.0.0.0.128.0.29.0' },
} satisfies IxitInput
