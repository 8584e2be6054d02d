// BUG: power events have one code, and a field for the direction that nobody reads.

import { eventCodes } from '../reference/events.ts'
import type { Fault } from './fault.ts'

export const restoredToldAsLost: Fault = {
  name: 'restored-told-as-lost',
  says: 'The return of supply is told as its loss.',
  behaviours: {
    'events.told': (event) => [event.code === eventCodes.powerUp ? { ...event, code: eventCodes.powerDown } : event],
  },
  raises: [
    { assertion: 'event.told', cases: ['OUT-002'] },
    { assertion: 'event.redelivered', cases: ['EVT-016'] },
  ],
}
