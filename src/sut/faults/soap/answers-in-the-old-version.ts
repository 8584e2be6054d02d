// BUG: the reader was taught SOAP 1.2, the writer was not.

import type { Fault } from '../fault.ts'

export const answersInTheOldVersion: Fault = {
  name: 'answers-in-the-old-version',
  says: 'Replies are always in SOAP 1.1.',
  behaviours: {
    'soap.replies': () => '1.1',
  },
  raises: [{ assertion: 'soap.version', cases: ['TRS-008'] }],
}
