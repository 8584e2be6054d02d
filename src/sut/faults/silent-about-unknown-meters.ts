// BUG: the lookup skips what it does not find and nobody counts.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const silentAboutUnknownMeters: Fault = {
  name: 'silent-about-unknown-meters',
  says: 'Unknown meters are left out without a word and the Result is OK.',
  behaviours: {
    'reply.errors': ({ errors }) => errors.filter(({ code }) => code !== '2.4'),
    'reply.result': (outcome) => (outcome.errors.length ? conforming['reply.result'](outcome) : 'OK'),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RD-003.unknown', 'ERR-012', 'ERR-002', 'ERR-004.name', 'ERR-004.mrid'] },
    { assertion: 'expect.result', cases: ['RD-010', 'ERR-003'] },
    { assertion: 'error.names-object', cases: ['ERR-006'] },
  ],
}
