// BUG: a schedule has always read all registers.

import type { Fault } from '../fault.ts'

export const readsMoreTypesWhenDue: Fault = {
  name: 'reads-more-types-when-due',
  says: 'When a schedule is due, all registers are read and sent.',
  behaviours: {
    'schedules.read': (query) => ({ ...query, readingTypes: [] }),
  },
  raises: [
    {
      assertion: 'schedule.of-scheduled',
      cases: [
        'SCH-002',
        'SCH-003.recurrenceperiod',
        'SCH-003.recurrencepattern',
        'SCH-003.offset',
        'SCH-003.timepoints',
        'SCH-003.interval',
        'SCH-004',
        'SCH-006',
        'SCH-010',
        'SCH-014',
        'MEP-020',
      ],
    },
  ],
}
