// BUG: the work of a day is filed by its randomisation, and nobody looks under none.

import { childNamed, childText } from '../../../xml/tree.ts'
import { conformingProgrammes } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const losesEventsWithoutRandomisation: Fault = {
  name: 'loses-events-without-randomisation',
  says: 'An event that does not say how it is spread is answered OK and never begins.',
  behaviours: {
    'pan.start': (pan, now, spread) => {
      const timing = childNamed(pan.control, 'primaryDeviceTiming')
      const isSaid = timing !== undefined && childText(timing, 'randomisation') !== undefined
      return pan.kind === 'event' && !isSaid ? undefined : conformingProgrammes['pan.start'](pan, now, spread)
    },
  },
  raises: [{ assertion: 'programme.told', cases: ['DR-003.absent'] }],
}
