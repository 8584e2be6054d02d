// BUG: types of event in a query are not read.

import { fittingEvents } from '../reference/event-history.ts'
import type { Fault } from './fault.ts'

export const historyIgnoresTheType: Fault = {
  name: 'history-ignores-the-type',
  says: 'Past events are told of all types.',
  behaviours: {
    'events.found': (events, asked) => fittingEvents(events, { ...asked, types: [] }),
  },
  raises: [{ assertion: 'history.of-asked', cases: ['EVT-006.type', 'EVT-006.time-and-type'] }],
}
