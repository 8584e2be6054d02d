// BUG: a reply is put into the queue before its transaction is committed, and again when the transaction is repeated.

import type { Fault } from '../fault.ts'

export const answersTwiceByTheBroker: Fault = {
  name: 'answers-twice-by-the-broker',
  says: 'Each reply by JMS comes twice.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer) => [answer, answer],
  },
  raises: [{ assertion: 'sequence.one-reply', cases: ['JMS-001', 'JMS-001.own-correlation-id'] }],
}
