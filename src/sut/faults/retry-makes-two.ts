// BUG: two attempts look for the object at the same time, and both find none.

import type { Fault } from './fault.ts'

export const retryMakesTwo: Fault = {
  name: 'retry-makes-two',
  says: 'A create that comes twice puts two objects on file.',
  behaviours: {
    'registry.isTaken': () => false,
  },
  raises: [{ assertion: 'stored.once', cases: ['MEP-046'] }],
}
