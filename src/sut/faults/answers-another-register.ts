// BUG: the register of the first type is kept and read again.

import type { Fault } from './fault.ts'

export const answersAnotherRegister: Fault = {
  name: 'answers-another-register',
  says: 'Of several reading types asked for, the second is answered with the first once more.',
  behaviours: {
    'readings.typesOf': (asked) => asked.map((type, index) => (index === 1 ? (asked[0] ?? type) : type)),
  },
  raises: [{ assertion: 'readings.complete', cases: ['MEP-001', 'RD-005', 'RD-005.one-unsupported', 'RD-010'] }],
}
