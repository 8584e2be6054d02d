// BUG: the table of codes was exchanged for a newer one, and the declaration was not.

import type { Fault } from './fault.ts'

export const tellsOtherCodes: Fault = {
  name: 'tells-other-codes',
  says: 'Events bear other codes than are declared.',
  behaviours: {
    'events.told': (event) => [{ ...event, code: '3.2.0.40' }],
  },
  raises: [{ assertion: 'event.told', cases: ['EVT-002', 'EVT-008', 'OUT-001', 'OUT-002'] }],
  consequences: ['event.of-head-end', 'event.redelivered', 'programme.told'],
}
