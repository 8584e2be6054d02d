// BUG: a worker waits for a meter for ever.

import type { Fault } from './fault.ts'

export const neverAnswers: Fault = {
  name: 'never-answers',
  says: 'Requests are taken and never answered.',
  behaviours: {
    'wire.send': () => ({ kind: 'silence' }),
  },
  raises: [{ assertion: 'sequence.answered', cases: 'every case' }],
  consequences: ['client.takes-result'],
}
