// BUG: the Errors are written to the log; in the reply a single "no error" stands for all of them.

import { wherePartIsServed } from './cases.ts'
import type { Fault } from './fault.ts'

export const partialWithoutExplanation: Fault = {
  name: 'partial-without-explanation',
  says: 'PARTIAL replies do not say what is missing.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload && errors.length ? [{ code: '0.0' }] : errors),
  },
  raises: [
    { assertion: 'reply.partial-explained', cases: wherePartIsServed },
    { assertion: 'error.names-object', cases: ['RD-005.one-unsupported', 'RD-010', 'ERR-006'] },
  ],
  consequences: ['async.result-once'],
}
