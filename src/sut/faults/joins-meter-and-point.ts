// BUG: a meter and a usage point in one query are joined without asking whether they belong together.

import type { Fault } from './fault.ts'

export const joinsMeterAndPoint: Fault = {
  name: 'joins-meter-and-point',
  says: 'A meter and a usage point asked for together are served as the meter at that point.',
  behaviours: {
    'accepts.pair': () => true,
    'meters.served': (meters) => {
      const point = meters.find(({ usagePoint }) => usagePoint)?.usagePoint
      const alone = meters.find(({ usagePoint }) => !usagePoint)
      return point && alone ? [{ meter: alone.meter, usagePoint: point }] : meters
    },
  },
  raises: [{ assertion: 'expect.refused', cases: ['ERR-005', 'ERR-016'] }],
}
