// BUG: an event without start is stored for later, and later never comes.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const waitsForAStart: Fault = {
  name: 'waits-for-a-start',
  says: 'An event without start is answered OK and never begins.',
  behaviours: {
    'pan.start': (control, now, spread) =>
      control.kind === 'event' && control.start === undefined
        ? undefined
        : conformingProgrammes['pan.start'](control, now, spread),
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-002.startdatetime'] }],
}
