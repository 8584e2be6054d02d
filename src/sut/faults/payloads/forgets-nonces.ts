// BUG: nonces are compared within one connection only.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const forgetsNonces: Fault = {
  name: 'forgets-nonces',
  says: 'A replayed message is served again.',
  behaviours: {
    'accepts.replay': (created, _, now) => conforming['accepts.replay'](created, false, now),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-025'] }],
}
