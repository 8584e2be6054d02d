// BUG: a query for one register of one meter is answered before the meter has answered, from a row that is still empty.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'
import { asksForOneRegister } from '../../occasions/single-register.ts'

export const singleRegistersWithoutValue: Fault = {
  name: 'single-registers-without-value',
  says: 'Where one register of one meter is asked for, it is told with its time and without its value.',
  behaviours: {
    'readings.told': (value, query) =>
      asksForOneRegister(query) ? undefined : conforming['readings.told'](value, query),
  },
  raises: [
    { assertion: 'expect.not-misread', cases: ['RD-041.neither', 'ENV-026', 'ENV-033.a-request'] },
    {
      assertion: 'readings.complete',
      cases: [
        'RD-001',
        'RD-012',
        'RD-023',
        'ENV-014',
        'ENV-015.no-zone',
        'ENV-015.zone-14-00',
        'ENV-015.at-24-00-00',
        'ENV-015.absent',
        'ENV-018',
        'ENV-019',
        'ENV-021',
        'ENV-022',
        'ENV-022.absent',
        'ENV-025',
        'ENV-025.old',
        'IOP-008.a-number',
        'IOP-008.blanks',
        'IOP-008.beyond-ascii',
        'MEP-006.a-false',
        'MEP-006.no',
        'MEP-014',
        'MEP-036',
        'MEP-039',
        'MEP-044',
        'OUT-005',
        'OUT-005.without',
      ],
    },
  ],
}
