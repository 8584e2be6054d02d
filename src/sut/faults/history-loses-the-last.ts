// BUG: the loop over the events ends one too early.

import { fittingEvents } from '../reference/event-history.ts'
import type { Fault } from './fault.ts'

export const historyLosesTheLast: Fault = {
  name: 'history-loses-the-last',
  says: 'The last of several past events is not told.',
  behaviours: {
    'events.found': (events, asked) => {
      const found = fittingEvents(events, asked)
      return found.length > 1 ? found.slice(0, -1) : found
    },
  },
  raises: [{ assertion: 'history.complete', cases: ['EVT-006.time'] }],
  consequences: ['control.order'],
}
