// BUG: the time of restoration is taken from the last contact before the outage.

import { eventCodes } from '../reference/events.ts'
import type { Fault } from './fault.ts'

const anHourBefore = (at: string): string => new Date(Date.parse(at) - 3_600_000).toISOString()

export const restoredBeforeTheOutage: Fault = {
  name: 'restored-before-the-outage',
  says: 'The return of supply is told with a time before its loss.',
  behaviours: {
    'events.told': (event) => [event.code === eventCodes.powerUp ? { ...event, at: anHourBefore(event.at) } : event],
  },
  raises: [{ assertion: 'event.told', cases: ['OUT-002'] }],
}
