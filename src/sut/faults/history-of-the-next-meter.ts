// BUG: the meter is looked up by its place in another list.

import { fittingEvents } from '../reference/event-history.ts'
import { plant, type Meter } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

const meterAfter = (meter: Meter): Meter =>
  plant.meters[(plant.meters.indexOf(meter) + 1) % plant.meters.length] ?? meter

export const historyOfTheNextMeter: Fault = {
  name: 'history-of-the-next-meter',
  says: 'Past events are told of another meter than was asked for.',
  behaviours: {
    'events.found': (events, asked) => fittingEvents(events, { ...asked, meters: asked.meters.map(meterAfter) }),
  },
  raises: [
    { assertion: 'history.complete', cases: ['EVT-006.time', 'EVT-006.type', 'EVT-006.time-and-type'] },
    { assertion: 'history.of-asked', cases: ['EVT-006.time', 'EVT-006.type', 'EVT-006.time-and-type'] },
  ],
}
