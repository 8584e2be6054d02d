// BUG: faults are written by the handler, and the container knows nothing of them.

import type { Fault } from '../fault.ts'

export const faultsWithStatus200: Fault = {
  name: 'faults-with-status-200',
  says: 'SOAP faults travel with HTTP status 200.',
  behaviours: {
    'wire.send': (answer) => ({ kind: 'send', answer: answer.status === 500 ? { ...answer, status: 200 } : answer }),
  },
  raises: [{ assertion: 'http.status', cases: ['TRS-009'] }],
}
