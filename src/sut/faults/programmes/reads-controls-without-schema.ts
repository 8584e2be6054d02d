// BUG: the schema is only looked at in the test system.

import type { Fault } from '../fault.ts'

export const readsControlsWithoutSchema: Fault = {
  name: 'reads-controls-without-schema',
  says: 'Controls that are not valid by their schema are carried out as far as they are understood.',
  behaviours: {
    'accepts.form': () => true,
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['DR-003.unknown', 'PAN-004.unknown', 'PAN-005'] },
    { assertion: 'programme.not-told', cases: ['DR-003.unknown', 'PAN-004.unknown'] },
    { assertion: 'programme.told', cases: ['PAN-005'] },
  ],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'schema.payload',
    'stored.fields',
    'stored.none',
    'stored.not-notified',
  ],
}
