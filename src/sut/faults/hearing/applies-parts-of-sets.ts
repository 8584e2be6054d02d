// BUG: MessageIndex is written into the log, and each message is taken as it comes.

import type { Fault } from '../fault.ts'

export const appliesPartsOfSets: Fault = {
  name: 'applies-parts-of-sets',
  says: 'A part of a set of events takes effect, though the others are missing.',
  behaviours: {
    'heard.waits': () => false,
  },
  raises: [{ assertion: 'stored.none', cases: ['JMS-011.part.1', 'JMS-011.part.2'] }],
}
