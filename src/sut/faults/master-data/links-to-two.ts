// BUG: a link is looked for by both of its objects, never by one of them.

import type { Fault } from '../fault.ts'

export const linksToTwo: Fault = {
  name: 'links-to-two',
  says: 'An object that belongs to one is linked to another as well.',
  behaviours: {
    'links.contradiction': () => undefined,
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: [
        'ERR-020.mismatch.2-21',
        'ERR-020.mismatch.2-23',
        'ERR-020.mismatch.2-25',
        'ERR-020.mismatch.2-26',
        'ERR-020.mismatch.2-27',
        'ERR-020.mismatch.2-28',
        'ERR-018.of-another',
        'ERR-019.of-another',
        'ERR-021',
      ],
    },
    {
      assertion: 'stored.not-linked',
      cases: [
        'ERR-020.mismatch.2-21',
        'ERR-020.mismatch.2-23',
        'ERR-020.mismatch.2-25',
        'ERR-020.mismatch.2-26',
        'ERR-020.mismatch.2-27',
        'ERR-020.mismatch.2-28',
        'ERR-018.of-another',
        'ERR-019.of-another',
        'ERR-021',
      ],
    },
  ],
}
