// BUG: any Error makes the reply PARTIAL, even when there is nothing beside it.

import { whereObjectsAreRefused } from './cases.ts'
import type { Fault } from './fault.ts'

export const partialForTotalFailure: Fault = {
  name: 'partial-for-total-failure',
  says: 'Result is PARTIAL where nothing at all could be served.',
  behaviours: {
    'reply.result': ({ errors }) => (errors.length ? 'PARTIAL' : 'OK'),
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: whereObjectsAreRefused,
    },
  ],
  consequences: [
    'async.acknowledged',
    'control.called-off',
    'expect.result',
    'programme.told',
    'readings.complete',
    'reply.partial-explained',
    'schedule.delivered',
    'stored.fields',
    'switch.position',
  ],
}
