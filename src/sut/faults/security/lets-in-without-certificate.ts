// BUG: a certificate is asked for, and not insisted on.

import type { Fault } from '../fault.ts'

export const letsInWithoutCertificate: Fault = {
  name: 'lets-in-without-certificate',
  says: 'Callers are let in without a certificate.',
  behaviours: {
    'access.certificate': (trouble) => trouble === undefined || trouble === 'none',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-013.certificate.none'] }],
}
