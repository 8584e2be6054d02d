// BUG: only mRID is read; without one the last meter of the table is taken.

import { conforming } from '../behaviours.ts'
import { plant } from '../reference/plant.ts'
import type { Fault } from './fault.ts'

export const namesIgnored: Fault = {
  name: 'names-ignored',
  says: 'A meter addressed by Names only is answered with another meter.',
  behaviours: {
    'meters.find': (reference) =>
      reference.mRID === undefined ? plant.meters.at(-1) : conforming['meters.find'](reference),
  },
  raises: [
    { assertion: 'readings.complete', cases: ['RD-002'] },
    { assertion: 'readings.of-asked-objects', cases: ['RD-002'] },
    { assertion: 'expect.refused', cases: ['ERR-004.name'] },
    { assertion: 'readings.same-at-rest', cases: ['RD-043.name', 'RD-043.serial-number'] },
    { assertion: 'meter-config.complete', cases: ['MD-014'] },
    { assertion: 'meter-config.of-asked-meters', cases: ['MD-014'] },
    { assertion: 'readings.none', cases: ['MD-014.unknown'] },
  ],
  consequences: ['stored.not-linked'],
}
