// BUG: the effective date is kept for the auditors.

import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const linksHoldAtOnce: Fault = {
  name: 'links-hold-at-once',
  says: 'A link holds as soon as it is made, whatever its date.',
  behaviours: {
    'links.told': (links) =>
      links.map((link) => ({ ...link, children: elements(link).filter(({ name }) => name !== 'ConfigurationEvent') })),
  },
  raises: [{ assertion: 'stored.not-linked', cases: ['MD-011', 'MD-011.back'] }],
}
