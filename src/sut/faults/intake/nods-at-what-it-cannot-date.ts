// BUG: a time that cannot be read is before every other, and what is before the last message passes for one that was served.

import type { Fault } from '../fault.ts'

export const nodsAtWhatItCannotDate: Fault = {
  name: 'nods-at-what-it-cannot-date',
  says: 'A request whose Timestamp cannot be read is answered OK, with nothing in it.',
  behaviours: {
    'request.outcome': (outcome, { message: { header } }) =>
      header?.timestamp && Number.isNaN(Date.parse(header.timestamp.value)) ? { errors: [], done: true } : outcome,
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['ENV-015.leap-second', 'ENV-015.yesterday'] }],
}
