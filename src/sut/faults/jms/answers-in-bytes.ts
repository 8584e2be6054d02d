// BUG: replies are put into the queue as BytesMessage.

import type { Fault } from '../fault.ts'

export const answersInBytes: Fault = {
  name: 'answers-in-bytes',
  says: 'Replies by JMS are BytesMessages.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer) => [{ ...answer, body: Buffer.from(answer.body) }],
  },
  raises: [{ assertion: 'jms.text', cases: 'every case' }],
}
