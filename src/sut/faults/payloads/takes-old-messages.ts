// BUG: the creation time is not looked at.

import type { Fault } from '../fault.ts'

export const takesOldMessages: Fault = {
  name: 'takes-old-messages',
  says: 'A message that was created long ago is served, if its nonce is new.',
  behaviours: {
    'accepts.replay': (_, cameBefore) => !cameBefore,
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-025.old'] }],
}
