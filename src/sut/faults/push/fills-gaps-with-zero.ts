// BUG: the column of the archive may not be empty.

import { isMissing } from '../../reference/notes.ts'
import type { Fault } from '../fault.ts'

export const fillsGapsWithZero: Fault = {
  name: 'fills-gaps-with-zero',
  says: 'An interval of which there is no value is told as zero.',
  behaviours: {
    'history.gap': (meter, ms) => (isMissing(meter, ms) ? { value: '0.000', qualities: [] } : undefined),
  },
  raises: [{ assertion: 'push.gap-kept', cases: ['RD-048.gap'] }],
}
