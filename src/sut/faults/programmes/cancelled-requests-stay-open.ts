// BUG: the cancellation is sent to nobody.

import { serviceStates } from '../../reference/service-requests.ts'
import type { Fault } from '../fault.ts'

export const cancelledRequestsStayOpen: Fault = {
  name: 'cancelled-requests-stay-open',
  says: 'A service request that was cancelled stays open.',
  behaviours: {
    'services.cancelled': () => serviceStates.open,
  },
  raises: [
    { assertion: 'service-request.found', cases: ['MSR-003.cancelled'] },
    { assertion: 'expect.refused', cases: ['MSR-003.cancelled'] },
  ],
}
