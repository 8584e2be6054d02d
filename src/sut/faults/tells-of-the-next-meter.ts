// BUG: the index of the meter is counted from one where the event is written.

import { plant, type Meter } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

const meterAfter = (meter: Meter): Meter =>
  plant.meters[(plant.meters.indexOf(meter) + 1) % plant.meters.length] ?? meter

export const tellsOfTheNextMeter: Fault = {
  name: 'tells-of-the-next-meter',
  says: 'What happens to a meter is told of the next one.',
  behaviours: {
    'events.told': (event) => [{ ...event, ...(event.meter && { meter: meterAfter(event.meter) }) }],
  },
  raises: [{ assertion: 'event.told', cases: ['EVT-002', 'EVT-008', 'OUT-001', 'OUT-002'] }],
  consequences: ['event.redelivered', 'programme.not-told', 'programme.told'],
}
