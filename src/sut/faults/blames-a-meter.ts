// BUG: an event needs a device, so the first one is written in.

import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

const [first] = plant.meters

export const blamesAMeter: Fault = {
  name: 'blames-a-meter',
  says: 'What happens to the head end is told of a meter.',
  behaviours: {
    'events.told': (event) => [event.meter || !first ? event : { ...event, meter: first }],
  },
  raises: [{ assertion: 'event.of-head-end', cases: ['EVT-014'] }],
}
