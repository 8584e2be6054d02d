// BUG: a list is read as one value.

import type { Fault } from '../fault.ts'

export const strikesOffTheFirstId: Fault = {
  name: 'strikes-off-the-first-id',
  says: 'Of several ids in a payload without body the first is taken, and the answer is OK.',
  behaviours: {
    'payload.ids': (ids) => ids.slice(0, 1),
  },
  raises: [{ assertion: 'stored.none', cases: ['PAY-013'] }],
}
