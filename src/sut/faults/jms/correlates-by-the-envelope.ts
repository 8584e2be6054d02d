// BUG: JMSCorrelationID is taken from the header of the envelope, so that no selector of a client finds the reply.

import type { Fault } from '../fault.ts'

export const correlatesByTheEnvelope: Fault = {
  name: 'correlates-by-the-envelope',
  says: 'A reply by JMS bears the CorrelationID of the envelope as JMSCorrelationID.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer) => {
      const [, id] = /CorrelationID>([^<]*)</.exec(String(answer.body)) ?? []
      return [{ ...answer, ...(id !== undefined && { correlationId: id }) }]
    },
  },
  raises: [{ assertion: 'jms.correlation', cases: 'every case' }],
}
