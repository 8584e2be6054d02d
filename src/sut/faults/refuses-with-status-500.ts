// BUG: every reply that is not OK is sent as a server error, though its Body holds no fault.

import { whereSomethingIsRefused } from './cases.ts'
import type { Fault } from './fault.ts'

export const refusesWithStatus500: Fault = {
  name: 'refuses-with-status-500',
  says: 'FAILED replies travel with HTTP status 500.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'send', answer: answer.refusal ? { ...answer, status: 500 } : answer }),
  },
  raises: [
    {
      assertion: 'http.status',
      cases: whereSomethingIsRefused,
    },
  ],
}
