// BUG: one register of one meter is a quick query, and quick queries are answered by the archive of last night.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'
import { asksForOneRegister } from '../../occasions/single-register.ts'

const dayMs = 24 * 60 * 60 * 1000

export const singleRegistersFromTheArchive: Fault = {
  name: 'single-registers-from-the-archive',
  says: 'Where one register of one meter is asked for, its value is a day old.',
  behaviours: {
    'readings.time': (now, query) =>
      asksForOneRegister(query)
        ? new Date(Date.parse(now) - dayMs).toISOString()
        : conforming['readings.time'](now, query),
  },
  raises: [
    {
      assertion: 'readings.fresh',
      cases: [
        'RD-001',
        'RD-012',
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
