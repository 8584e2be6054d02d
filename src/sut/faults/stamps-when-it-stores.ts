// BUG: a coincident value is stamped when it is stored, not when its trigger was.

import { quarterMs } from '../reference/periods.ts'
import type { Fault } from './fault.ts'

export const stampsWhenItStores: Fault = {
  name: 'stamps-when-it-stores',
  says: 'Values that were read because of another bear a later time than that one.',
  behaviours: {
    'coincident.time': (trigger) => trigger + quarterMs,
  },
  raises: [{ assertion: 'readings.coincident', cases: ['RD-018'] }],
}
