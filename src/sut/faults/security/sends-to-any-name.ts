// BUG: the client that sends results does not compare the name in a certificate with that of the listener.

import type { Fault } from '../fault.ts'

export const sendsToAnyName: Fault = {
  name: 'sends-to-any-name',
  says: 'Results are sent to a listener whose certificate is of another name.',
  behaviours: {
    'access.listener': (trouble) => trouble === undefined || trouble === 'ERR_TLS_CERT_ALTNAME_INVALID',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.listener-checked', cases: ['TRS-018.of-another-name'] }],
}
