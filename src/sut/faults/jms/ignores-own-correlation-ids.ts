// BUG: the JMSMessageID of the request is always taken, although its sender asked by JMSCorrelationID for another id.

import type { Fault } from '../fault.ts'

export const ignoresOwnCorrelationIds: Fault = {
  name: 'ignores-own-correlation-ids',
  says: 'A reply by JMS bears the JMSMessageID of its request, even where that bears a JMSCorrelationID.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer, { messageId }) => [
      { ...answer, ...(messageId !== undefined && { correlationId: messageId }) },
    ],
  },
  raises: [{ assertion: 'jms.correlation', cases: ['JMS-001.own-correlation-id'] }],
}
