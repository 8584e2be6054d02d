// BUG: the level of every Error is a constant.

import { conforming } from '../behaviours.ts'
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
      cases: [
        'ENV-005.subscribe',
        'ENV-005.show',
        'ENV-005.publish',
        'ENV-009.no-noun',
        'ENV-009.an-empty-noun',
        'ENV-010.fooconfig',
        'ENV-010.meterreadings',
        'ENV-011',
        'RD-003.unknown',
        'RD-004.no-meter',
        'ERR-011',
        'ERR-012',
        'ERR-013.seventeen-parts',
        'ERR-013.letters',
        'ERR-014',
        'ERR-015',
        'ERR-002',
        'ERR-004.name',
        'ERR-004.mrid',
        'ERR-009',
      ],
    },
  ],
}
