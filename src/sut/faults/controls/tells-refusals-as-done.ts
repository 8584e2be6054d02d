// BUG: one confirmation is enough for the whole control.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const tellsRefusalsAsDone: Fault = {
  name: 'tells-refusals-as-done',
  says: 'Where one of several meters refuses, the control is told as done.',
  behaviours: {
    'controls.outcome': (outcome) =>
      conforming['controls.outcome'](
        outcome.done ? { ...outcome, errors: outcome.errors.filter(({ code }) => code !== '5.3') } : outcome,
      ),
  },
  raises: [{ assertion: 'expect.result', cases: ['RCD-027'] }],
}
