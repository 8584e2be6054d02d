// BUG: those who listen are told when the message comes.

import type { Fault } from '../fault.ts'

export const tellsBeforeItIsDone: Fault = {
  name: 'tells-before-it-is-done',
  says: 'Those who listen are told of an object that is not put on file.',
  behaviours: {
    'notices.told': (notice) => [notice],
  },
  raises: [
    { assertion: 'stored.not-notified', cases: ['MEP-023.refused'] },
    { assertion: 'schema.payload', cases: ['MEP-023.refused'] },
  ],
}
