// BUG: the schema is never applied.

import type { Fault } from './fault.ts'

export const neverValidates: Fault = {
  name: 'never-validates',
  says: 'A request that is not valid by its schema is served all the same.',
  behaviours: {
    'accepts.form': () => true,
  },
  raises: [
    { assertion: 'expect.refused', cases: ['ERR-011'] },
    { assertion: 'expect.strict-reader', cases: ['MD-006.bad-value', 'PAY-010.meter', 'PAY-010.usage-point'] },
    { assertion: 'schema.payload', cases: ['MD-006.bad-value', 'PAY-010.meter', 'PAY-010.usage-point'] },
    { assertion: 'stored.fields', cases: ['OPS-017'] },
    { assertion: 'stored.none', cases: ['MD-006.bad-value', 'PAY-010.meter', 'PAY-010.usage-point'] },
  ],
  consequences: ['expect.error-code', 'programme.not-told', 'programme.told', 'stored.not-notified'],
}
