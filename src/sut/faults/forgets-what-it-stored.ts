// BUG: the transaction is rolled back after the reply.

import type { Fault } from './fault.ts'

export const forgetsWhatItStored: Fault = {
  name: 'forgets-what-it-stored',
  says: 'A create is answered OK, and nothing is put on file.',
  behaviours: {
    'registry.stored': () => undefined,
  },
  raises: [
    {
      assertion: 'stored.as-sent',
      cases: [
        'MD-001',
        'MD-024',
        'MD-006',
        'MD-026.leading-zeros',
        'MD-026.case',
        'MD-026.inner-blanks',
        'MD-026.many-characters',
        'MD-026.non-ascii-letters',
        'MD-001.again',
      ],
    },
    { assertion: 'expect.result', cases: ['MD-024'] },
    { assertion: 'stored.fields', cases: ['MEP-029', 'OPS-001'] },
  ],
  consequences: ['readings.register-known', 'stored.references', 'stored.told-apart'],
}
