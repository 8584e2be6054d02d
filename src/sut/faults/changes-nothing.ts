// BUG: the update finds no row, and the number of rows is not looked at.

import type { Fault } from './fault.ts'

export const changesNothing: Fault = {
  name: 'changes-nothing',
  says: 'A change is answered OK, and what was on file stays.',
  behaviours: {
    'registry.changed': (old) => old,
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['MD-024'] }],
  consequences: ['stored.fields'],
}
