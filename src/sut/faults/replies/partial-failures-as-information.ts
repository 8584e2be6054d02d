// BUG: the level is that of the request as a whole: where something was served, it is no failure.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const partialFailuresAsInformation: Fault = {
  name: 'partial-failures-as-information',
  says: 'Beside what is served, every Error is of level INFORM.',
  behaviours: {
    'reply.errors': (outcome) => {
      const errors = conforming['reply.errors'](outcome)
      return outcome.payload ? errors.map((error) => ({ ...error, level: 'INFORM' })) : errors
    },
  },
  raises: [
    {
      assertion: 'reply.error-level',
      cases: [
        'MEP-010.in-company',
        'MEP-011.with-a-good-one',
        'RD-005.one-unsupported',
        'RD-010',
        'RD-013',
        'ERR-003',
        'ERR-006',
        'ERR-007',
        'ERR-025.mixed',
      ],
    },
  ],
}
