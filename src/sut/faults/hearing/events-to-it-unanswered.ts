// BUG: the generated skeleton of the receiving service is one-way, and ends before anything is answered.

import type { Fault } from '../fault.ts'

export const eventsToItUnanswered: Fault = {
  name: 'events-to-it-unanswered',
  says: 'The typed service that hears events answers them by HTTP status 202 and nothing more.',
  wrapper: 'typed',
  behaviours: {
    'wire.send': (answer) => ({
      kind: 'send',
      answer: answer.toEvent && !answer.refusal ? { ...answer, status: 202, bytes: new Uint8Array() } : answer,
    }),
  },
  raises: [
    {
      assertion: 'told.answered',
      cases: ['TRS-003.created', 'TRS-003.changed', 'TRS-003.canceled', 'TRS-003.closed', 'TRS-003.deleted'],
    },
  ],
}
