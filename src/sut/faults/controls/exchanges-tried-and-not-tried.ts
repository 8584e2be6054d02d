// BUG: the two codes stand in the wrong rows of a table.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const exchangesTriedAndNotTried: Fault = {
  name: 'exchanges-tried-and-not-tried',
  says: 'What a meter refused is told as not tried, and what was not tried as refused.',
  behaviours: {
    'controls.objection': (meter, to, headEnd) => {
      const objection = conforming['controls.objection'](meter, to, headEnd)
      return objection === '5.2' ? '5.3' : objection === '5.3' ? '5.2' : objection
    },
  },
  raises: [{ assertion: 'expect.error-code', cases: ['RCD-007', 'ERR-024.tried', 'ERR-024.not-tried'] }],
}
