// BUG: one bad object fails the whole reply, after the payload has been built.

import { conforming } from '../behaviours.ts'
import { wherePartIsServed } from './cases.ts'
import type { Fault } from './fault.ts'

export const failedWithPayload: Fault = {
  name: 'failed-with-payload',
  says: 'A query that could be served in part is FAILED and still brings a payload.',
  behaviours: {
    'reply.result': (outcome) => (outcome.errors.length ? 'FAILED' : conforming['reply.result'](outcome)),
  },
  raises: [
    { assertion: 'reply.failed-without-payload', cases: wherePartIsServed },
    { assertion: 'expect.result', cases: ['RD-005.one-unsupported', 'RD-010', 'ERR-003'] },
  ],
  consequences: ['reply.failed-with-error', 'stored.none', 'switch.position'],
}
