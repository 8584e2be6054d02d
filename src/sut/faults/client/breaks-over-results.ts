// BUG: the address is there, and what takes the answer behind it is not.

import type { Fault } from '../fault.ts'

export const breaksOverResults: Fault = {
  name: 'breaks-over-results',
  says: 'As a client it names an address for its answer, and fails with status 500 when it comes.',
  behaviours: {
    'client.takes': () => ({ status: 500, headers: {}, bytes: new Uint8Array(), refusal: true }),
  },
  raises: [{ assertion: 'client.takes-result', cases: ['TRS-016'] }],
}
