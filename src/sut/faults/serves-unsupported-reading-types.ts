// BUG: a register that is not there reads as nought.

import { conforming } from '../behaviours.ts'
import { isReadingTypeCode, supportedReadingTypes } from '../reference/readings.ts'
import type { Fault } from './fault.ts'

export const servesUnsupportedReadingTypes: Fault = {
  name: 'serves-unsupported-reading-types',
  says: 'A reading type the meter does not deliver is answered with 0.',
  behaviours: {
    'accepts.readingType': (code) => (isReadingTypeCode(code) ? undefined : conforming['accepts.readingType'](code)),
    'readings.value': (meter, readingType, at) =>
      supportedReadingTypes.includes(readingType) ? conforming['readings.value'](meter, readingType, at) : '0',
  },
  raises: [
    { assertion: 'expect.result', cases: ['RD-005.one-unsupported'] },
    { assertion: 'expect.refused', cases: ['ERR-014'] },
    { assertion: 'readings.none-of-bad-objects', cases: ['ERR-025.mixed'] },
  ],
  consequences: ['readings.add-up', 'schedule.silent'],
}
