// BUG: a lookup that finds nothing falls back to the first row.

import { conforming } from '../behaviours.ts'
import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

export const servesUnknownMeters: Fault = {
  name: 'serves-unknown-meters',
  says: 'An unknown meter is answered with the data of the first meter.',
  behaviours: {
    'meters.find': (reference) => conforming['meters.find'](reference) ?? plant.meters[0],
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: ['RD-003.unknown', 'ERR-012', 'ERR-002', 'ERR-004.name', 'ERR-004.mrid', 'EVT-006.unknown'],
    },
    { assertion: 'expect.result', cases: ['RD-010', 'ERR-003'] },
    { assertion: 'error.names-object', cases: ['ERR-006'] },
  ],
  consequences: [
    'answer.complete',
    'answer.of-asked-meters',
    'operations.bad-named',
    'operations.undone-code',
    'readings.none',
    'readings.none-of-bad-objects',
    'stored.as-sent',
    'stored.fields',
    'stored.not-linked',
    'stored.references',
    'stored.told-apart',
  ],
}
