// BUG: a CorrelationID that is no UUID is taken for none, and a new one is made.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const inventsCorrelationIds: Fault = {
  name: 'invents-correlation-ids',
  says: 'Where the CorrelationID of the request is no UUID, the reply bears a new one.',
  behaviours: {
    'reply.correlationId': (context) => {
      const given = conforming['reply.correlationId'](context)
      return given === undefined || uuid.test(given) ? given : context.newId()
    },
  },
  raises: [{ assertion: 'sequence.correlated', cases: ['IOP-008.a-number', 'IOP-008.blanks', 'IOP-008.beyond-ascii'] }],
}
