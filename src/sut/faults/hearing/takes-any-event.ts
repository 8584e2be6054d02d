// BUG: an event for which there is no handler falls through to the end, where OK is answered.

import type { Fault } from '../fault.ts'

export const takesAnyEvent: Fault = {
  name: 'takes-any-event',
  says: 'An event that is not taken is answered OK.',
  behaviours: {
    'heard.refuses': () => false,
  },
  raises: [{ assertion: 'expect.refused', cases: ['TRS-003.denied'] }],
}
