// BUG: an internal code is sent for whatever goes wrong.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const oneCodeForAll: Fault = {
  name: 'one-code-for-all',
  says: 'Every Error has code 5.3.',
  behaviours: {
    'reply.errors': (outcome) => conforming['reply.errors'](outcome).map((error) => ({ ...error, code: '5.3' })),
  },
  raises: [
    {
      assertion: 'expect.error-code',
      cases: [
        'ENV-004.no-verb',
        'ENV-004.an-empty-verb',
        'ENV-005.subscribe',
        'ENV-005.show',
        'ENV-005.publish',
        'ENV-009.no-noun',
        'ENV-009.an-empty-noun',
        'ENV-010.fooconfig',
        'ENV-010.meterreadings',
        'ENV-011',
        'RD-005.one-unsupported',
        'ERR-011',
        'ERR-012',
        'ERR-013.seventeen-parts',
        'ERR-013.letters',
        'ERR-014',
        'ERR-015',
        'ERR-009',
      ],
    },
  ],
  consequences: ['async.result-once', 'operations.undone-code', 'reply.error-level', 'reply.ok-without-errors'],
}
