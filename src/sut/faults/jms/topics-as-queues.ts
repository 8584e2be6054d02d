// BUG: what a ReplyAddress names is taken for a queue, whatever stands before its name.

import type { Fault } from '../fault.ts'

export const topicsAsQueues: Fault = {
  name: 'topics-as-queues',
  says: 'A result for a topic is put into a queue of that name.',
  transport: 'amqp',
  behaviours: {
    'jms.destination': (address) => address.replace(/^topic:\/\//, ''),
  },
  raises: [{ assertion: 'async.result', cases: ['JMS-003.topic'] }],
}
