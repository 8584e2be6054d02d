// BUG: usage points are joined with their meters, and one without meter falls out of the join without a word.

import { conforming } from '../../behaviours.ts'
import type { Outcome } from '../../reference/outcome.ts'
import type { Fault } from '../fault.ts'

const told = ({ errors }: Outcome): Outcome['errors'] =>
  errors.filter(({ code, id }) => code !== '5.7' || id?.objectType !== 'UsagePoint')

export const emptyPointsAreWell: Fault = {
  name: 'empty-points-are-well',
  says: 'A usage point where no meter is installed is answered OK, with nothing in it.',
  behaviours: {
    'reply.errors': told,
    'reply.result': (outcome) => (outcome.errors.length ? conforming['reply.result'](outcome) : 'OK'),
  },
  raises: [{ assertion: 'expect.refused', cases: ['RD-004.no-meter'] }],
}
