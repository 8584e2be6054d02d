// BUG: the alarm that turns requests away is switched on, and nobody switches it off.

import type { Fault } from '../fault.ts'

/** So many requests at a time are too many. */
const tooMany = 6

export const staysBrokenAfterOverload: Fault = {
  name: 'stays-broken-after-overload',
  says: 'Once there were too many requests at a time, all that come later are turned away.',
  behaviours: {
    'load.waitsMs': () => 100,
    'load.turnsAway': (busiest) => busiest >= tooMany,
  },
  raises: [{ assertion: 'expect.result', cases: ['MEP-039'] }],
  consequences: [
    'operations.bad-named',
    'programme.told',
    'schedule.delivered',
    'schedule.on-file',
    'stored.as-sent',
    'stored.fields',
    'stored.notified',
    'stored.references',
    'stored.told-apart',
  ],
}
