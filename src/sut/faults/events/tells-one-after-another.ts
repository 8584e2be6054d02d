// BUG: one loop serves all subscribers, and waits for the answer of each before it turns to the next.

import type { Fault } from '../fault.ts'

export const tellsOneAfterAnother: Fault = {
  name: 'tells-one-after-another',
  says: 'An event is sent to the next subscriber when the one before has answered.',
  behaviours: {
    'events.send': (deliveries) => void deliveries.reduce((before, deliver) => before.then(deliver), Promise.resolve()),
  },
  raises: [{ assertion: 'event.everywhere', cases: ['MEP-018.slow.first'] }],
}
