// BUG: an event without duration lasts for the default time.

import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const endsWhatIsIndefinite: Fault = {
  name: 'ends-what-is-indefinite',
  says: 'An event that lasts for ever ends by itself.',
  behaviours: {
    'pan.end': (control, start, spread) =>
      control.isIndefinite ? start + 100 : conformingProgrammes['pan.end'](control, start, spread),
  },
  raises: [
    { assertion: 'programme.not-told', cases: ['DR-004.indefinite'] },
    { assertion: 'programme.told', cases: ['DR-004.indefinite'] },
  ],
}
