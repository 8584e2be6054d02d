// BUG: of the Authorization header the name alone is looked up.

import type { Fault } from '../fault.ts'

export const ignoresBasicPasswords: Fault = {
  name: 'ignores-basic-passwords',
  says: 'The password of HTTP Basic is not looked at.',
  behaviours: {
    'access.password': (isRight, by) => isRight || by === 'basic',
  },
  secured: 'basic',
  raises: [{ assertion: 'access.refused', cases: ['ERR-027'] }],
}
