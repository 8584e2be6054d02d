// BUG: the offset is counted from 1.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const pagesOverlap: Fault = {
  name: 'pages-overlap',
  says: 'The last object of a page is the first of the next.',
  behaviours: {
    'meters.page': (meters, options) => {
      const offset = Number(options.get('offset') ?? '0')
      return conforming['meters.page'](meters, new Map([...options, ['offset', String(Math.max(offset - 1, 0))]]))
    },
  },
  raises: [
    { assertion: 'readings.pages', cases: ['RD-033'] },
    { assertion: 'meter-config.changed', cases: ['MD-015'] },
  ],
}
