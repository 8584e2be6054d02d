// BUG: the user is logged and not looked up.

import type { Fault } from '../fault.ts'

export const neverAsksWho: Fault = {
  name: 'never-asks-who',
  says: 'Orders of a user without any right are carried out.',
  behaviours: {
    'accepts.user': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['ENV-024'] },
    { assertion: 'switch.position', cases: ['ENV-024'] },
  ],
}
