// BUG: as many bytes are read as Content-Length says, which is none where it is missing.

import type { Fault } from '../fault.ts'

export const readsNoChunks: Fault = {
  name: 'reads-no-chunks',
  says: 'A request in chunks is read as an empty one.',
  behaviours: {
    'http.read': (bytes, headers) => (headers['content-length'] === undefined ? new Uint8Array() : bytes),
  },
  raises: [{ assertion: 'http.chunked', cases: ['TRS-015.chunked'] }],
}
