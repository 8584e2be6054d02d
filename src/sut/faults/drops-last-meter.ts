// BUG: a loop ends one meter too early.

import type { Fault } from './fault.ts'

export const dropsLastMeter: Fault = {
  name: 'drops-last-meter',
  says: 'Of several meters asked for, the last is missing from an OK reply.',
  behaviours: {
    'meters.served': (meters) => (meters.length > 1 ? meters.slice(0, -1) : meters),
  },
  raises: [
    {
      assertion: 'readings.complete',
      cases: ['MEP-001', 'RD-003', 'RD-010', 'RD-011.meters', 'RD-011.usage-points', 'RD-040'],
    },
  ],
  consequences: [
    'answer.complete',
    'error.names-object',
    'expect.not-misread',
    'expect.result',
    'push.complete',
    'readings.of-unreachable-meter',
  ],
}
