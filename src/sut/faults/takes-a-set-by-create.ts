// BUG: the noun decides, and the verb is not read.

import type { Fault } from './fault.ts'

export const takesASetByCreate: Fault = {
  name: 'takes-a-set-by-create',
  says: 'A set is carried out whatever verb it is sent by, though that is declared to be refused.',
  behaviours: {
    'operations.verb': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['MEP-029.create'] },
    { assertion: 'stored.none', cases: ['MEP-029.create'] },
  ],
}
