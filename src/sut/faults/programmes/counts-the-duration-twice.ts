// BUG: the duration is added where the end is computed, and again where it is looked at.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const countsTheDurationTwice: Fault = {
  name: 'counts-the-duration-twice',
  says: 'Events last twice as long as they should.',
  behaviours: {
    'pan.end': (control, start, spread) => {
      const due = conformingProgrammes['pan.end'](control, start, spread)
      return due === undefined || control.kind !== 'event' ? due : due + (control.durationMs ?? 0)
    },
  },
  raises: [{ assertion: 'programme.in-time', cases: ['DR-003.none', 'DR-004.duration', 'DR-009.mandatory'] }],
}
