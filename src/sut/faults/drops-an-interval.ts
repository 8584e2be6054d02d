// BUG: the loop over a day begins with its second quarter of an hour.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const dropsAnInterval: Fault = {
  name: 'drops-an-interval',
  says: 'Of a period, the first value is missing.',
  behaviours: {
    'history.moments': (period, now) =>
      conforming['history.moments'](period, now).filter((_, index, all) => index > 0 || all.length === 1),
  },
  raises: [
    { assertion: 'readings.every-interval', cases: ['RD-007', 'RD-007.clocks-go.forward', 'RD-007.clocks-go.back'] },
  ],
  consequences: ['push.complete'],
}
