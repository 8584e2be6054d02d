// BUG: an event changes the meter, thinks its maker.

import type { Fault } from './fault.ts'

export const eventsAsChanged: Fault = {
  name: 'events-as-changed',
  says: 'Events are told by the verb changed.',
  behaviours: {
    'events.verb': () => 'changed',
  },
  raises: [{ assertion: 'event.complete', cases: ['EVT-001'] }],
}
