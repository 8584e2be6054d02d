// BUG: the parameters of an agreement are copied to its account when it is made.

import type { Fault } from '../fault.ts'

export const agreementsForEver: Fault = {
  name: 'agreements-for-ever',
  says: 'A change of a customer object or an agreement is answered OK, and nothing is changed.',
  behaviours: {
    'registry.changed': (old, due) => (/^Customer|^Auxiliary|^Service/.test(old.name) ? old : due),
  },
  raises: [
    {
      assertion: 'stored.as-sent',
      cases: [
        'PP-004',
        'MD-017.customer',
        'MD-017.customer-account',
        'MD-017.customer-agreement',
        'MD-017.service-supplier',
        'MD-017.service-category',
        'MD-017.service-location',
      ],
    },
  ],
}
