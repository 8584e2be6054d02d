// BUG: whatever stands in the reading type, the main register is read.

import { conforming } from '../behaviours.ts'
import { isReadingTypeCode } from '../reference/readings.ts'
import type { Fault } from './fault.ts'

const mainRegister = '0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'

export const servesMalformedReadingTypes: Fault = {
  name: 'serves-malformed-reading-types',
  says: 'A malformed reading type is answered with a value.',
  behaviours: {
    'accepts.readingType': (code) => (isReadingTypeCode(code) ? conforming['accepts.readingType'](code) : undefined),
    'readings.value': (meter, readingType, at) =>
      conforming['readings.value'](meter, isReadingTypeCode(readingType) ? readingType : mainRegister, at),
  },
  raises: [
    { assertion: 'code.reading-type', cases: ['ERR-013.seventeen-parts', 'ERR-013.letters'] },
    { assertion: 'expect.refused', cases: ['ERR-013.seventeen-parts', 'ERR-013.letters'] },
  ],
}
