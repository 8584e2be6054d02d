// BUG: the status check reads what was read last, whatever was asked for.

import type { Fault } from './fault.ts'

export const checksAnotherType: Fault = {
  name: 'checks-another-type',
  says: 'A status check is answered with another register than the one by which it is made.',
  behaviours: {
    'readings.typesOf': (asked) =>
      asked.map((type) =>
        type === '0.0.0.6.0.1.54.0.0.0.0.0.0.0.128.0.29.0' ? '0.0.0.6.0.1.4.0.0.0.0.0.0.0.128.0.5.0' : type,
      ),
  },
  raises: [
    { assertion: 'readings.complete', cases: ['OUT-005', 'OUT-005.without'] },
    { assertion: 'readings.of-asked-types', cases: ['OUT-005', 'OUT-005.without'] },
  ],
}
