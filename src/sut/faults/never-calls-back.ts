// BUG: the job that sends results is not scheduled.

import type { Fault } from './fault.ts'

export const neverCallsBack: Fault = {
  name: 'never-calls-back',
  says: 'Asynchronous requests are acknowledged, and their results never sent.',
  behaviours: {
    'async.deliveries': () => [],
  },
  raises: [
    { assertion: 'async.result', cases: ['MEP-003', 'MEP-004', 'MEP-010', 'MEP-010.in-company', 'MEP-014', 'RD-012'] },
  ],
}
