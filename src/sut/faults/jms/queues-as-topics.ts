// BUG: a result for a queue is published to a topic of that name, where nobody listens.

import type { Fault } from '../fault.ts'

export const queuesAsTopics: Fault = {
  name: 'queues-as-topics',
  says: 'A result for a queue is put into a topic of that name.',
  transport: 'amqp',
  behaviours: {
    // Events are told to whoever subscribed, by another part.
    'jms.destination': (address) => (/^topic:|\.events/.test(address) ? address : `topic://${address}`),
  },
  raises: [{ assertion: 'async.result', cases: ['JMS-003.queue', 'MEP-003', 'MEP-004', 'RD-012'] }],
}
