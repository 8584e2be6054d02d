// BUG: the table of modules has a column for the meter, and nobody fills it.

import { elements } from '../../../xml/tree.ts'
import type { Fault } from '../fault.ts'

export const modulesStayAlone: Fault = {
  name: 'modules-stay-alone',
  says: 'The link of a communication module is answered OK, and the module is linked to nothing.',
  behaviours: {
    'links.stored': (link) => (elements(link).some(({ name }) => name === 'ComModule') ? undefined : link),
  },
  raises: [{ assertion: 'stored.linked', cases: ['MD-016'] }],
}
