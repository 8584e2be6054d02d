// BUG: the authority of the listeners was never configured.

import type { Fault } from '../fault.ts'

export const trustsNoListener: Fault = {
  name: 'trusts-no-listener',
  says: 'No listener is trusted, whatever its certificate.',
  behaviours: {
    'access.listener': () => false,
  },
  secured: 'ws-security',
  raises: [{ assertion: 'async.result', cases: ['TRS-018.good'] }],
}
