// BUG: the first element behind the verb is taken for the payload; where it is not known there is nothing to do.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const misreadsExtendedOperations: Fault = {
  name: 'misreads-extended-operations',
  says: 'An operation with a foreign element in it is answered OK, and nothing is done.',
  behaviours: {
    'accepts.form': () => true,
    'operations.meant': (operation) => {
      const meant = conforming['operations.meant'](operation)
      return meant === '2.5' ? { verb: 'create', profiles: [] } : meant
    },
  },
  raises: [{ assertion: 'stored.fields', cases: ['OPS-019'] }],
  consequences: [
    'expect.error-code',
    'expect.refused',
    'expect.strict-reader',
    'programme.not-told',
    'programme.told',
    'schema.payload',
    'stored.none',
    'stored.not-notified',
  ],
}
