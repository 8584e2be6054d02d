// BUG: the table has no column for it.

import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const forgetsTheReason: Fault = {
  name: 'forgets-the-reason',
  says: 'The reason of a control is not kept.',
  behaviours: {
    'controls.kept': (control) => ({ ...control, children: elements(control).filter(({ name }) => name !== 'reason') }),
  },
  raises: [{ assertion: 'control.reason', cases: ['RCD-022'] }],
}
