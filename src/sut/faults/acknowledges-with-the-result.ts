// BUG: the same reply is used for both.

import type { Fault } from './fault.ts'

export const acknowledgesWithTheResult: Fault = {
  name: 'acknowledges-with-the-result',
  says: 'The acknowledgement of an asynchronous request holds the result already.',
  behaviours: {
    'async.acknowledgement': (outcome) => outcome,
  },
  raises: [
    { assertion: 'async.acknowledged', cases: ['MEP-003', 'MEP-004', 'MEP-010.in-company', 'MEP-014', 'RD-012'] },
  ],
  consequences: ['async.refused-once'],
}
