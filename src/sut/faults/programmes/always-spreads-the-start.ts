// BUG: the randomisation of an event is not read.

import { conformingProgrammes, longestSpreadMs } from '../../behaviours/programmes.ts'
import type { Fault } from '../fault.ts'

export const alwaysSpreadsTheStart: Fault = {
  name: 'always-spreads-the-start',
  says: 'Every event begins late by the longest spread, also where no randomisation is asked for.',
  behaviours: {
    'pan.start': (control, now, spread) => {
      const due = conformingProgrammes['pan.start'](control, now, spread)
      return due === undefined || control.kind !== 'event' || control.randomisation !== 'none'
        ? due
        : due + longestSpreadMs
    },
  },
  raises: [
    {
      assertion: 'programme.in-time',
      cases: [
        'DR-003.none',
        'DR-004.duration',
        'DR-004.indefinite',
        'DR-005.now',
        'DR-005.at-a-time',
        'DR-007',
        'DR-009.mandatory',
      ],
    },
  ],
  consequences: ['programme.set-to'],
}
