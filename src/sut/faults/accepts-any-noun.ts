// BUG: the handler is chosen by the query profile alone.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const acceptsAnyNoun: Fault = {
  name: 'accepts-any-noun',
  says: 'The noun of the header is ignored and the query profile is served.',
  behaviours: {
    'accepts.noun': (noun, queried) => conforming['accepts.noun'](queried ?? noun, queried),
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: ['ENV-009.an-empty-noun', 'ENV-010.fooconfig', 'ENV-010.meterreadings', 'ENV-011', 'MEP-042'],
    },
    { assertion: 'noun.payload', cases: ['ENV-010.fooconfig', 'ENV-010.meterreadings', 'ENV-011', 'MEP-042'] },
  ],
}
