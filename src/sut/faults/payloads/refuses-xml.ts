// BUG: the format is compared with a media type.

import type { Fault } from '../fault.ts'

export const refusesXml: Fault = {
  name: 'refuses-xml',
  says: 'A payload that is said to be XML is refused.',
  behaviours: {
    'payload.format': (format) => format === 'text/xml',
  },
  raises: [
    { assertion: 'expect.result', cases: ['PAY-004'] },
    { assertion: 'stored.as-sent', cases: ['PAY-004'] },
  ],
}
