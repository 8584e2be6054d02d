// BUG: the mark of protection stands in a system that is not asked.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const cutsOffProtectedCustomers: Fault = {
  name: 'cuts-off-protected-customers',
  says: 'A protected customer is disconnected as any other.',
  behaviours: {
    'controls.objection': (meter, to, headEnd) => {
      const objection = conforming['controls.objection'](meter, to, headEnd)
      return objection === '6.1' ? undefined : objection
    },
  },
  raises: [
    { assertion: 'expect.refused', cases: ['RCD-025'] },
    { assertion: 'switch.position', cases: ['RCD-025'] },
  ],
}
