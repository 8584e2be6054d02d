// BUG: whoever waits is told that nothing went wrong, and nothing did.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const endsWellThoughCancelled: Fault = {
  name: 'ends-well-though-cancelled',
  says: 'A request that was called off is told as done.',
  behaviours: {
    'controls.outcome': (outcome) =>
      conforming['controls.outcome'](
        outcome.errors.some(({ code }) => code === '6.5') ? { errors: [], done: true } : outcome,
      ),
  },
  raises: [{ assertion: 'control.called-off', cases: ['MEP-024'] }],
}
