// BUG: the condition on the transaction is missing from the statement.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const cancelsAllThereIs: Fault = {
  name: 'cancels-all-there-is',
  says: 'A cancellation by the id of a transaction calls off whatever waits.',
  behaviours: {
    'controls.called': (identity, all) =>
      'transaction' in identity ? all : conforming['controls.called'](identity, all),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['ERR-017.cancel'] },
    { assertion: 'switch.position', cases: ['MEP-025'] },
  ],
}
