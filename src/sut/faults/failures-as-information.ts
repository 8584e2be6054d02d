// BUG: the level of every Error is a constant.

import { conforming } from '../behaviours.ts'
import { whereSomethingIsRefused } from './cases.ts'
import type { Fault } from './fault.ts'

export const failuresAsInformation: Fault = {
  name: 'failures-as-information',
  says: 'Every Error is of level INFORM.',
  behaviours: {
    'reply.errors': (outcome) => conforming['reply.errors'](outcome).map((error) => ({ ...error, level: 'INFORM' })),
  },
  raises: [
    {
      assertion: 'reply.level',
      cases: whereSomethingIsRefused,
    },
    { assertion: 'reply.error-level', cases: [...whereSomethingIsRefused, 'ERR-007'] },
  ],
}
