// BUG: what is owed lives in the memory of the process.

import type { Fault } from '../fault.ts'

export const forgetsPromisesAtRestart: Fault = {
  name: 'forgets-promises-at-restart',
  says: 'Answers that were promised before a restart never come.',
  behaviours: {
    'load.afterRestart': () => [],
  },
  raises: [{ assertion: 'async.result', cases: ['MEP-047'] }],
}
