// BUG: the check of the two durations was taken out as too strict.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const takesBothDurations: Fault = {
  name: 'takes-both-durations',
  says: 'An event with a duration and without end is taken.',
  behaviours: {
    'pan.refused': (control) => (control.isIndefinite ? undefined : conformingProgrammes['pan.refused'](control)),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['DR-004.both'] },
    { assertion: 'programme.not-told', cases: ['DR-004.both'] },
  ],
}
