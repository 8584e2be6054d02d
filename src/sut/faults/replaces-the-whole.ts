// BUG: the row is written anew from what was sent.

import type { Fault } from './fault.ts'

export const replacesTheWhole: Fault = {
  name: 'replaces-the-whole',
  says: 'A change of some elements loses all others.',
  behaviours: {
    'registry.changed': (_old, _due, sent) => sent,
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-012', 'OPS-012.whole'] }],
}
