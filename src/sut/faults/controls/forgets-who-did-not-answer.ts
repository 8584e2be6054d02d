// BUG: a time-out is written into the log and nowhere else.

import type { Fault } from '../fault.ts'

export const forgetsWhoDidNotAnswer: Fault = {
  name: 'forgets-who-did-not-answer',
  says: 'Meters that did not answer are left out of a later answer, without a word.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload ? errors.filter(({ code }) => code !== '4.1') : errors),
  },
  raises: [
    { assertion: 'error.names-object', cases: ['MEP-011.with-a-good-one'] },
    { assertion: 'expect.result', cases: ['MEP-011.with-a-good-one'] },
  ],
  consequences: ['readings.of-unreachable-meter'],
}
