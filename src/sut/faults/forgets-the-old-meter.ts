// BUG: the table of usage points holds the meter of today only.

import type { Fault } from './fault.ts'

export const forgetsTheOldMeter: Fault = {
  name: 'forgets-the-old-meter',
  says: 'A usage point is read with the meter of today, for the time before it was installed as well.',
  behaviours: {
    'usagePoints.installed': ({ meter }) => (meter === undefined ? [] : [{ mRID: meter }]),
  },
  raises: [{ assertion: 'readings.own-time', cases: ['RD-044'] }],
}
