// BUG: a negative number is handed to a function that counts it from the end.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const countsPagesBackwards: Fault = {
  name: 'counts-pages-backwards',
  says: 'A page of a negative size is all but the last object.',
  behaviours: {
    'meters.page': (meters, options) => {
      const limit = Number(options.get('limit') ?? String(meters.length))
      return limit < 0 ? meters.slice(0, limit) : conforming['meters.page'](meters, options)
    },
  },
  raises: [{ assertion: 'expect.not-misread', cases: ['RD-033.negative'] }],
}
