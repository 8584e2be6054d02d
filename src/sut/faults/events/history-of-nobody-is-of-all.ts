// BUG: a condition on the meters is made where there are any, so that of an unknown meter none is made.

import { conforming } from '../../behaviours.ts'
import { everyMeter } from '../../reference/special-meters.ts'
import type { Fault } from '../fault.ts'

export const historyOfNobodyIsOfAll: Fault = {
  name: 'history-of-nobody-is-of-all',
  says: 'Past events of a meter that does not exist are those of every meter.',
  behaviours: {
    'events.found': (events, asked) =>
      conforming['events.found'](events, asked.meters.length ? asked : { ...asked, meters: everyMeter }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['EVT-006.unknown'] }],
}
