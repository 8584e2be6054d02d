// BUG: the handler is chosen by the query profile alone.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const acceptsAnyNoun: Fault = {
  name: 'accepts-any-noun',
  says: 'The noun of the header is ignored and the query profile is served.',
  behaviours: {
    'accepts.noun': (noun, queried) => conforming['accepts.noun'](queried ?? noun, queried),
  },
  raises: [],
}
