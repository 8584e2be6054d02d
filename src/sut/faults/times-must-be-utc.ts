// BUG: times are read by a pattern, and one that is missing is none.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

const utc = /T(?:[01]\d|2[0-3]):[\d:.]+Z$/

export const timesMustBeUtc: Fault = {
  name: 'times-must-be-utc',
  says: 'A request whose Timestamp is missing or in another form than that of UTC is refused.',
  behaviours: {
    'accepts.header': (header) =>
      utc.test(header.timestamp?.value ?? '') ? conforming['accepts.header'](header) : '1.5',
  },
  raises: [
    {
      assertion: 'expect.result',
      cases: ['ENV-015.no-zone', 'ENV-015.zone-14-00', 'ENV-015.at-24-00-00', 'ENV-015.absent'],
    },
  ],
  consequences: ['expect.error-code'],
}
