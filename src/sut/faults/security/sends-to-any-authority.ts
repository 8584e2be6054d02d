// BUG: the client that sends results takes a certificate, whoever signed it.

import type { Fault } from '../fault.ts'

export const sendsToAnyAuthority: Fault = {
  name: 'sends-to-any-authority',
  says: 'Results are sent to a listener whose certificate is of an authority that nobody trusts.',
  behaviours: {
    'access.listener': (trouble) => trouble !== 'CERT_HAS_EXPIRED' && trouble !== 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.listener-checked', cases: ['TRS-018.of-another-authority'] }],
}
