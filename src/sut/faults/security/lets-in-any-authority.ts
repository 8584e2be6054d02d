// BUG: any certificate is taken for that of a caller, whoever signed it.

import type { Fault } from '../fault.ts'

export const letsInAnyAuthority: Fault = {
  name: 'lets-in-any-authority',
  says: 'Callers are let in with a certificate of an authority that nobody trusts.',
  behaviours: {
    'access.certificate': (trouble) => trouble !== 'none' && trouble !== 'CERT_HAS_EXPIRED',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-013.certificate.unknown'] }],
}
