// BUG: the time of a cancellation is not read.

import type { Fault } from '../fault.ts'

export const cancelsAtOnce: Fault = {
  name: 'cancels-at-once',
  says: 'An event that is to be cancelled at a time is cancelled at once.',
  behaviours: {
    'pan.cancel': (now) => now,
  },
  raises: [{ assertion: 'programme.in-time', cases: ['DR-005.at-a-time'] }],
}
