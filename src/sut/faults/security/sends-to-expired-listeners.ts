// BUG: the client that sends results does not look at the dates of a certificate.

import type { Fault } from '../fault.ts'

export const sendsToExpiredListeners: Fault = {
  name: 'sends-to-expired-listeners',
  says: 'Results are sent to a listener whose certificate has expired.',
  behaviours: {
    'access.listener': (trouble) => trouble === undefined || trouble === 'CERT_HAS_EXPIRED',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.listener-checked', cases: ['TRS-018.expired'] }],
}
