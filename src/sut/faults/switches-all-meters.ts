// BUG: the list of targets is not handed on, and an empty list means all.

import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

export const switchesAllMeters: Fault = {
  name: 'switches-all-meters',
  says: 'A control moves the switches of all meters, whichever it names.',
  behaviours: {
    'controls.operated': (meters) => (meters.length ? plant.meters : []),
  },
  raises: [{ assertion: 'switch.position', cases: ['RCD-028', 'RCD-029'] }],
  consequences: ['expect.refused', 'expect.result', 'programme.not-told', 'programme.told', 'stored.as-sent'],
}
