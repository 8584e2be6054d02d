// BUG: there is one operation for events, whatever they tell of.

import type { Fault } from '../fault.ts'

export const sendsAllEventsByChanged: Fault = {
  name: 'sends-all-events-by-changed',
  says: 'Over typed services every event is sent by the operation of changed, what is new as well.',
  behaviours: {
    'typed.event': (operation) => ({ ...operation, verb: 'changed' }),
  },
  wrapper: 'typed',
  raises: [
    {
      assertion: 'typed.operation',
      cases: [
        'EVT-001',
        'EVT-002',
        'MEP-018',
        'MEP-018.slow.first',
        'MEP-018.slow.second',
        'MEP-023',
        'MEP-023.refused',
        'RD-047',
        'RD-047.as-read',
      ],
    },
  ],
}
