// BUG: a later reply gets a new id, as any new message does.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const callsBackUncorrelated: Fault = {
  name: 'calls-back-uncorrelated',
  says: 'Results bear a CorrelationID of their own.',
  behaviours: {
    'reply.correlationId': (context) => (context.later ? context.newId() : conforming['reply.correlationId'](context)),
  },
  raises: [
    { assertion: 'async.result', cases: ['MEP-004', 'RD-012'] },
    { assertion: 'async.correlated', cases: ['MEP-004', 'RD-012'] },
  ],
}
