// BUG: whatever is missing has a default, and the payload is always right.

import type { Operation } from '../../message/operation-set.ts'
import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

const guessed = ({ noun: _, verb = 'create', ...rest }: Operation): Operation => ({ ...rest, verb })

export const guessesNounAndVerb: Fault = {
  name: 'guesses-noun-and-verb',
  says: 'An operation without verb is a create, and its noun may be any.',
  behaviours: {
    'operations.meant': (operation) => conforming['operations.meant'](guessed(operation)),
  },
  raises: [
    { assertion: 'expect.refused', cases: ['OPS-011.no-verb', 'OPS-011.contradiction'] },
    { assertion: 'stored.none', cases: ['OPS-011.no-verb', 'OPS-011.contradiction'] },
  ],
}
