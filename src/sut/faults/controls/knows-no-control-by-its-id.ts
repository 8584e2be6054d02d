// BUG: the mRID of the message is overwritten by one of the database, and looked for all the same.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const knowsNoControlByItsId: Fault = {
  name: 'knows-no-control-by-its-id',
  says: 'A control cannot be cancelled by its own mRID.',
  behaviours: {
    'controls.called': (identity, all) => ('mRID' in identity ? [] : conforming['controls.called'](identity, all)),
  },
  raises: [
    { assertion: 'expect.result', cases: ['RCD-010', 'MEP-024', 'MEP-026'] },
    { assertion: 'switch.position', cases: ['RCD-010', 'MEP-024', 'MEP-026'] },
    { assertion: 'control.called-off', cases: ['MEP-024'] },
  ],
}
