// BUG: a change of a service request is stored beside it.

import type { Fault } from '../fault.ts'

export const keepsTheFirstDate: Fault = {
  name: 'keeps-the-first-date',
  says: 'A service request that was put off is told with its first date.',
  behaviours: {
    'services.changed': (old) => old,
  },
  raises: [{ assertion: 'service-request.found', cases: ['MSR-003.postponed'] }],
}
