// BUG: the rest of a divided answer is flushed when more of it comes, and after the last nothing more comes.

import type { Fault } from '../fault.ts'

export const neverEnds: Fault = {
  name: 'never-ends',
  says: 'Of an answer in several parts the last is never sent.',
  behaviours: {
    'async.deliveries': (due) => (due.length > 1 ? due.slice(0, -1) : due),
  },
  raises: [
    { assertion: 'async.ended', cases: ['MEP-012', 'OPS-010'] },
    { assertion: 'readings.complete', cases: ['MEP-012'] },
    { assertion: 'expect.result', cases: ['OPS-010'] },
    { assertion: 'operations.replied-once', cases: ['OPS-010'] },
  ],
}
