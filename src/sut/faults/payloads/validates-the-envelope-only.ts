// BUG: the envelope is validated, and its wildcards let pass what is in them.

import type { Fault } from '../fault.ts'

export const validatesTheEnvelopeOnly: Fault = {
  name: 'validates-the-envelope-only',
  says: 'A payload is taken that its own profile does not allow.',
  behaviours: {
    'accepts.form': (problems) => problems.every(({ message }) => !message.includes('schema/message')),
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['PAY-010.meter', 'PAY-010.usage-point', 'MD-006.bad-value'] },
    { assertion: 'schema.payload', cases: ['PAY-010.meter', 'PAY-010.usage-point', 'MD-006.bad-value'] },
    { assertion: 'stored.none', cases: ['PAY-010.meter', 'PAY-010.usage-point', 'MD-006.bad-value'] },
  ],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'programme.not-told',
    'programme.told',
    'stored.fields',
    'stored.not-notified',
  ],
}
