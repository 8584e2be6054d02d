// BUG: the mRID has a unique index, and the name has none.

import { childText } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const takesTwinsWithoutId: Fault = {
  name: 'takes-twins-without-id',
  says: 'Meters without mRID may be put on file under one name as often as one likes.',
  behaviours: {
    'registry.isTaken': (old) => old !== undefined && childText(old, 'mRID') !== undefined,
  },
  raises: [{ assertion: 'stored.once', cases: ['MD-012.again'] }],
}
