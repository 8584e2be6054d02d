// BUG: a missing address is an empty one.

import type { Fault } from './fault.ts'

export const sendsResultsNowhere: Fault = {
  name: 'sends-results-nowhere',
  says: 'An asynchronous request without reply address is accepted, and its result goes nowhere.',
  behaviours: {
    'async.address': (header) => header.replyAddress?.value ?? 'http://127.0.0.1:9/',
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['MEP-005'] }],
}
