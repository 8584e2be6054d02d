// BUG: what is read is kept by meter, so that each register takes the place of the one before.

import type { Fault } from '../fault.ts'

export const lastRegisterOnly: Fault = {
  name: 'last-register-only',
  says: 'Of several registers asked for, only the last is told, and nothing is said of the others.',
  behaviours: { 'readings.typesOf': (asked) => asked.slice(-1) },
  raises: [
    {
      assertion: 'readings.complete',
      cases: ['MEP-001', 'MEP-004', 'RD-005', 'RD-005.one-unsupported', 'RD-010', 'ERR-001'],
    },
  ],
}
