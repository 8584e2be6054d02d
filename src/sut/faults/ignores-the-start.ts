// BUG: the start is read from an element that requests do not have.

import type { Fault } from './fault.ts'

export const ignoresTheStart: Fault = {
  name: 'ignores-the-start',
  says: 'Only the end of a period is looked at.',
  behaviours: {
    'query.period': ({ end }) => (end === undefined ? {} : { end }),
  },
  raises: [
    { assertion: 'readings.none', cases: ['RD-007.future', 'RD-007.end-before-start', 'ERR-025'] },
    { assertion: 'readings.every-interval', cases: ['RD-007', 'RD-007.clocks-go.forward', 'RD-007.clocks-go.back'] },
  ],
  consequences: ['history.of-asked', 'push.complete', 'readings.within-period'],
}
