// BUG: requests stand in a queue behind the nightly reads.

import type { Fault } from './fault.ts'

export const answersLate: Fault = {
  name: 'answers-late',
  says: 'Replies come later than the declared limit.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'send', answer, delayMs: 2_500 }),
  },
  raises: [{ assertion: 'timing.declared', cases: 'every case' }],
  consequences: ['sequence.answered'],
}
