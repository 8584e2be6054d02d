// BUG: of a user-name token the name alone is looked up.

import type { Fault } from '../fault.ts'

export const ignoresTokenPasswords: Fault = {
  name: 'ignores-token-passwords',
  says: 'The password of a UsernameToken is not looked at.',
  behaviours: {
    'access.password': (isRight, by) => isRight || by === 'ws-security',
  },
  secured: 'ws-security',
  raises: [{ assertion: 'access.refused', cases: ['TRS-014'] }],
}
