// BUG: the confirmation of a text ends in the log.

import { programmeCodes } from '../../reference/programmes.ts'
import type { Fault } from '../fault.ts'

export const keepsConfirmationsToItself: Fault = {
  name: 'keeps-confirmations-to-itself',
  says: 'That a text is confirmed is told to nobody.',
  behaviours: {
    'events.told': (event) => (event.code === programmeCodes.confirmed ? [] : [event]),
  },
  raises: [{ assertion: 'programme.told', cases: ['PAN-003.confirmed'] }],
}
