// BUG: the meter of a service request is looked up when somebody is sent there.

import type { Fault } from '../fault.ts'

export const servesMetersItDoesNotKnow: Fault = {
  name: 'serves-meters-it-does-not-know',
  says: 'A service request for an unknown meter is taken.',
  behaviours: {
    'services.meter': ({ mRID, names = [] }, found) => found?.mRID ?? mRID ?? names[0]?.name,
  },
  raises: [{ assertion: 'expect.refused', cases: ['MSR-001.unknown'] }],
}
