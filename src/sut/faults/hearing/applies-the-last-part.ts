// BUG: the parts of a set are kept under one key, and each replaces the one before.

import type { Fault } from '../fault.ts'

export const appliesTheLastPart: Fault = {
  name: 'applies-the-last-part',
  says: 'Of a set of events that is whole, the last part alone takes effect.',
  behaviours: {
    'heard.parts': (parts) => parts.slice(-1),
  },
  raises: [{ assertion: 'stored.as-sent', cases: ['JMS-011'] }],
}
