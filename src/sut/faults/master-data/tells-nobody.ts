// BUG: the queue of notices has no reader.

import type { Fault } from '../fault.ts'

export const tellsNobody: Fault = {
  name: 'tells-nobody',
  says: 'Nobody is told of what is put on file.',
  behaviours: {
    'notices.told': () => [],
  },
  raises: [{ assertion: 'stored.notified', cases: ['MEP-023'] }],
}
