// BUG: the Errors are dropped on the way when nothing could be served.

import type { Fault } from './fault.ts'

export const failedWithoutError: Fault = {
  name: 'failed-without-error',
  says: 'FAILED replies hold no Error.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload ? errors : []),
  },
  raises: [
    {
      assertion: 'reply.failed-with-error',
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
    { assertion: 'error.names-object', cases: ['ERR-004.name', 'ERR-004.mrid'] },
  ],
}
