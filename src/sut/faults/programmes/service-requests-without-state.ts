// BUG: the state is kept in another system.

import type { Fault } from '../fault.ts'

export const serviceRequestsWithoutState: Fault = {
  name: 'service-requests-without-state',
  says: 'Service requests are told without their state.',
  behaviours: {
    'services.state': () => undefined,
  },
  raises: [{ assertion: 'service-request.found', cases: ['MSR-001'] }],
}
