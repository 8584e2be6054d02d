// BUG: "gzip" was taken for another word for zlib.

import { deflateSync } from 'node:zlib'
import type { Fault } from '../fault.ts'

export const packsByAnotherFormat: Fault = {
  name: 'packs-by-another-format',
  says: 'For who asks for gzip, replies are compressed by zlib, and called gzip.',
  behaviours: {
    'http.packed': (bytes) => deflateSync(bytes),
  },
  raises: [{ assertion: 'http.content-coding', cases: ['TRS-015'] }],
}
