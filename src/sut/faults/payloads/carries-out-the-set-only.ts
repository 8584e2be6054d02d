// BUG: a payload with a set is looked at no further.

import type { Fault } from '../fault.ts'

export const carriesOutTheSetOnly: Fault = {
  name: 'carries-out-the-set-only',
  says: 'Of a set and an object beside it the set is carried out, and the answer is OK.',
  behaviours: {
    'accepts.form': (problems) => problems.every(({ message }) => message.includes('MeterConfig')),
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-017'] }],
  consequences: ['expect.strict-reader', 'schema.payload', 'stored.none'],
}
