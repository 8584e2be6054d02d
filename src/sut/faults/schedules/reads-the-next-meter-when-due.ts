// BUG: the list of meters is counted from one, and read from zero.

import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

const [next] = plant.meters

export const readsTheNextMeterWhenDue: Fault = {
  name: 'reads-the-next-meter-when-due',
  says: 'When a schedule is due, another meter is read than the one it names.',
  behaviours: {
    'schedules.read': (query) => ({ ...query, objects: [{ type: 'Meter', reference: { mRID: next?.mRID ?? '' } }] }),
  },
  raises: [
    { assertion: 'schedule.delivered', cases: ['SCH-002'] },
    { assertion: 'schedule.of-scheduled', cases: ['SCH-002'] },
  ],
}
