// BUG: the verb is never looked at.

import type { Fault } from './fault.ts'

export const acceptsAnyVerb: Fault = {
  name: 'accepts-any-verb',
  says: 'A request with an unknown verb is served as a query.',
  behaviours: {
    'accepts.verb': () => true,
    'accepts.form': (problems) => problems.every(({ message }) => message.includes('Verb')),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['ENV-005.subscribe', 'ENV-005.show', 'ENV-005.publish'] },
    { assertion: 'expect.strict-reader', cases: ['ENV-007.reply'] },
    { assertion: 'expect.error-code', cases: ['ENV-013'] },
  ],
}
