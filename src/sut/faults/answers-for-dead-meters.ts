// BUG: the last value in the database is good enough.

import type { Fault } from './fault.ts'

export const answersForDeadMeters: Fault = {
  name: 'answers-for-dead-meters',
  says: 'A meter without supply is read as if it had it.',
  behaviours: {
    'meters.reached': ({ silentSince }) => silentSince === undefined,
  },
  raises: [{ assertion: 'expect.refused', cases: ['OUT-005.without'] }],
}
