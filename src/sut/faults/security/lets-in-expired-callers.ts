// BUG: the dates of a certificate are not looked at.

import type { Fault } from '../fault.ts'

export const letsInExpiredCallers: Fault = {
  name: 'lets-in-expired-callers',
  says: 'Callers are let in with a certificate that has expired.',
  behaviours: {
    'access.certificate': (trouble) => trouble === undefined || trouble === 'CERT_HAS_EXPIRED',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-013.certificate.expired'] }],
}
