// BUG: the bounds of the randomisation are taken for minutes.

import { conformingProgrammes, longestSpreadMs } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const spreadsWithoutBounds: Fault = {
  name: 'spreads-without-bounds',
  says: 'Where randomisation is asked for, events begin and end long after the declared bounds.',
  behaviours: {
    'pan.end': (control, start, spread) => {
      const due = conformingProgrammes['pan.end'](control, start, spread)
      return due === undefined || control.randomisation === 'none' ? due : due + 3 * longestSpreadMs
    },
  },
  raises: [
    { assertion: 'programme.in-time', cases: ['DR-003.start', 'DR-003.end', 'DR-003.startandend', 'DR-003.default'] },
  ],
}
