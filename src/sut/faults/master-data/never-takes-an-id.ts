// BUG: the key of an object is set when it is made.

import { childText, elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const neverTakesAnId: Fault = {
  name: 'never-takes-an-id',
  says: 'A meter that was put on file by its name is not given an mRID later.',
  behaviours: {
    'registry.changed': (old, due) =>
      childText(old, 'mRID') === undefined
        ? { ...due, children: elements(due).filter(({ name }) => name !== 'mRID') }
        : due,
  },
  raises: [{ assertion: 'stored.fields', cases: ['MD-012'] }],
}
