// BUG: one installation serves several utilities, and tells them apart by the host that a proxy forwards.

import { plant } from '../../reference/plant.ts'
import type { Fault } from '../fault.ts'

/** A request in which the first meter is called by the mRID of the second. */
function ofAnother(bytes: Uint8Array): Uint8Array {
  const [first, second] = plant.meters
  if (!first || !second) return bytes
  return Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(first.mRID, second.mRID), 'utf8')
}

export const takesTheProxyForATenant: Fault = {
  name: 'takes-the-proxy-for-a-tenant',
  says: 'Through a proxy the readings of another meter are told.',
  behaviours: {
    'http.read': (bytes, headers) => (headers['x-forwarded-host'] === undefined ? bytes : ofAnother(bytes)),
  },
  raises: [
    { assertion: 'readings.complete', cases: ['TRS-021', 'TRS-021.callback'] },
    { assertion: 'readings.of-asked-objects', cases: ['TRS-021', 'TRS-021.callback'] },
  ],
}
