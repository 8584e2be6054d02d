// BUG: one transaction around every set, whatever its flag says; the answer is made before it ends.

import type { Fault } from './fault.ts'

export const rollsBackWithoutAWord: Fault = {
  name: 'rolls-back-without-a-word',
  says: 'Where one operation fails all are undone, though the answer says that the others were carried out.',
  behaviours: {
    'operations.kept': () => false,
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-004', 'OPS-005'] }],
}
