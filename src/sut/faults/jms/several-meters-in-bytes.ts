// BUG: answers for several meters are sent by the part that puts them together, which writes bytes.

import type { Fault } from '../fault.ts'
import { isOfSeveralMeters } from '../../occasions/several-meters.ts'

export const severalMetersInBytes: Fault = {
  name: 'several-meters-in-bytes',
  says: 'A reply by JMS with readings of several meters is a BytesMessage.',
  transport: 'amqp',
  behaviours: {
    'jms.answers': (answer) => [
      isOfSeveralMeters(answer.body) ? { ...answer, body: Buffer.from(answer.body) } : answer,
    ],
  },
  raises: [{ assertion: 'jms.text', cases: ['JMS-001', 'JMS-001.own-correlation-id', 'JMS-004', 'MEP-001'] }],
}
