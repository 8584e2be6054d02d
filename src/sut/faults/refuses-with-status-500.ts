// BUG: every reply that is not OK is sent as a server error, though its Body holds no fault.

import type { Fault } from './fault.ts'

export const refusesWithStatus500: Fault = {
  name: 'refuses-with-status-500',
  says: 'FAILED replies travel with HTTP status 500.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'send', answer: answer.refusal ? { ...answer, status: 500 } : answer }),
  },
  raises: [
    {
      assertion: 'http.status',
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
