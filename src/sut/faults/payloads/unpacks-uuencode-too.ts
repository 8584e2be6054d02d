// BUG: a library reads more than was asked of it.

import { unpack } from '../../../message/compressed.ts'
import type { Fault } from '../fault.ts'

export const unpacksUuencodeToo: Fault = {
  name: 'unpacks-uuencode-too',
  says: 'A uuencoded payload is carried out, though the head end declares base64 alone.',
  behaviours: {
    'payload.unpacked': (compressed) => {
      const unpacked = unpack(compressed)
      return unpacked.ok ? unpacked.root : undefined
    },
  },
  raises: [
    { assertion: 'expect.strict-reader', cases: ['PAY-003.uuencode'] },
    { assertion: 'stored.none', cases: ['PAY-003.uuencode'] },
  ],
}
