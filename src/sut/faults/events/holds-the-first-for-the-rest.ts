// BUG: the batch goes out in the order of registration, newest first, and each waits for the answer of the one before.

import type { Fault } from '../fault.ts'

export const holdsTheFirstForTheRest: Fault = {
  name: 'holds-the-first-for-the-rest',
  says: 'An event is sent to the newest subscriber, and to the older ones when it has answered.',
  behaviours: {
    'events.send': (deliveries) =>
      void [...deliveries].reverse().reduce((before, deliver) => before.then(deliver), Promise.resolve()),
  },
  raises: [{ assertion: 'event.everywhere', cases: ['MEP-018.slow.second'] }],
}
