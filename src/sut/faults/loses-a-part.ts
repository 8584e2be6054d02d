// BUG: the outbox holds one message for each request, and the next replaces it.

import type { Fault } from './fault.ts'

export const losesAPart: Fault = {
  name: 'loses-a-part',
  says: 'Of an answer in several parts the first is lost.',
  behaviours: {
    'async.deliveries': (due) => (due.length > 1 ? due.slice(1) : due),
  },
  raises: [{ assertion: 'readings.complete', cases: ['MEP-012'] }],
  consequences: ['operations.replied-once'],
}
