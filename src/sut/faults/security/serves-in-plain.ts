// BUG: the plain port was opened for a test, and serves.

import type { Fault } from '../fault.ts'

export const servesInPlain: Fault = {
  name: 'serves-in-plain',
  says: 'Requests are served in plain HTTP where TLS is asked for.',
  behaviours: {
    'access.plain': () => true,
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-013.plain'] }],
}
