// BUG: an old client was once to be served, and its version of TLS was never switched off again.

import type { Fault } from '../fault.ts'

export const speaksOldTls: Fault = {
  name: 'speaks-old-tls',
  says: 'TLS 1.1 is spoken.',
  behaviours: {
    'access.oldestTls': () => 'TLSv1.1',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-013.old-version'] }],
}
