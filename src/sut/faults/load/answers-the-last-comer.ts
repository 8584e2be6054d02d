// BUG: the request that is being answered is a field of the service, and the service is one for all.

import type { Fault } from '../fault.ts'

export const answersTheLastComer: Fault = {
  name: 'answers-the-last-comer',
  says: 'Of requests at the same time each is answered as the one that came last.',
  behaviours: {
    'load.waitsMs': () => 50,
    'load.answered': (own, underWay) => underWay.at(-1) ?? own,
  },
  raises: [
    { assertion: 'sequence.correlated', cases: ['MEP-036'] },
    { assertion: 'readings.complete', cases: ['MEP-036'] },
    { assertion: 'readings.of-asked-objects', cases: ['MEP-036'] },
    { assertion: 'readings.of-asked-types', cases: ['MEP-036'] },
    { assertion: 'answer.complete', cases: ['MEP-036'] },
    { assertion: 'answer.of-asked-meters', cases: ['MEP-036'] },
  ],
  consequences: ['async.refused-once', 'async.result', 'async.result-once'],
}
