// BUG: StartTime and EndTime of the request are read for readings only.

import { fittingEvents } from '../reference/event-history.ts'
import type { Fault } from './fault.ts'

export const historyIgnoresTheTime: Fault = {
  name: 'history-ignores-the-time',
  says: 'Past events are told of all times.',
  behaviours: {
    'events.found': (events, asked) => fittingEvents(events, { ...asked, period: {} }),
  },
  raises: [{ assertion: 'history.of-asked', cases: ['EVT-006.time', 'EVT-006.time-and-type', 'EVT-007'] }],
}
