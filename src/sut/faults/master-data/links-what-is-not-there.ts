// BUG: the ids of a link are written down as they come, for the other message may be late.

import type { Fault } from '../fault.ts'

export const linksWhatIsNotThere: Fault = {
  name: 'links-what-is-not-there',
  says: 'A link is answered OK whose object does not exist.',
  behaviours: {
    'links.isTaken': () => true,
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: [
        'ERR-020.unknown.customer-account',
        'ERR-020.unknown.service-supplier',
        'ERR-020.unknown.customer',
        'ERR-020.unknown.customer-agreement',
        'MD-008.unknown.meter',
        'MD-008.unknown.usage-point',
        'ERR-018',
        'ERR-019',
      ],
    },
    {
      assertion: 'stored.not-linked',
      cases: [
        'ERR-020.unknown.customer-account',
        'ERR-020.unknown.service-supplier',
        'ERR-020.unknown.customer',
        'ERR-020.unknown.customer-agreement',
        'MD-008.unknown.meter',
        'MD-008.unknown.usage-point',
        'ERR-018',
        'ERR-019',
      ],
    },
  ],
}
