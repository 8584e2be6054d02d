// BUG: the end is read from an element that requests do not have.

import type { Fault } from './fault.ts'

export const ignoresTheEnd: Fault = {
  name: 'ignores-the-end',
  says: 'Only the start of a period is looked at.',
  behaviours: {
    'query.period': ({ start }) => (start === undefined ? {} : { start }),
  },
  raises: [{ assertion: 'readings.within-period', cases: ['RD-041.end'] }],
  consequences: ['expect.error-code', 'expect.result', 'history.of-asked', 'push.complete'],
}
