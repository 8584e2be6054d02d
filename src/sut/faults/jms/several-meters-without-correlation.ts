// BUG: answers for several meters are sent by the part that puts them together, which knows nothing of JMSCorrelationID.

import type { Fault } from '../fault.ts'
import { isOfSeveralMeters } from '../../occasions/several-meters.ts'

export const severalMetersWithoutCorrelation: Fault = {
  name: 'several-meters-without-correlation',
  says: 'A reply by JMS with readings of several meters bears no JMSCorrelationID.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': ({ correlationId, ...answer }) => [
      isOfSeveralMeters(answer.body) || correlationId === undefined ? answer : { ...answer, correlationId },
    ],
  },
  raises: [{ assertion: 'jms.correlation', cases: ['JMS-001', 'JMS-001.own-correlation-id', 'JMS-004', 'MEP-001'] }],
}
