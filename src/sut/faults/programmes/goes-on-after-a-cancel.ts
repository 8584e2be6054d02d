// BUG: the cancellation is written down for the report alone.

import type { Fault } from '../fault.ts'

export const goesOnAfterACancel: Fault = {
  name: 'goes-on-after-a-cancel',
  says: 'The cancellation of an event is answered OK, and the event goes on.',
  behaviours: {
    'pan.cancel': () => undefined,
  },
  raises: [
    { assertion: 'programme.told', cases: ['DR-004.indefinite', 'DR-005.now', 'DR-005.at-a-time'] },
    { assertion: 'programme.not-told', cases: ['DR-005.now', 'DR-005.at-a-time'] },
  ],
  consequences: ['programme.set-to'],
}
