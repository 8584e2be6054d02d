// BUG: a search that finds nothing has not failed, so it is answered like one that did well.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'
import { isOneUnknownMeter } from '../../occasions/one-unknown-meter.ts'

export const nothingFoundIsWell: Fault = {
  name: 'nothing-found-is-well',
  says: 'A query for one meter by an mRID that no meter bears is answered OK, with nothing in it.',
  behaviours: {
    'reply.errors': (outcome) => (isOneUnknownMeter(outcome) ? [] : conforming['reply.errors'](outcome)),
    'reply.result': (outcome) => (outcome.errors.length ? conforming['reply.result'](outcome) : 'OK'),
  },
  raises: [
    {
      assertion: 'expect.refused',
      cases: ['EVT-006.unknown', 'MEP-010', 'RD-003.unknown', 'ERR-004.mrid', 'ERR-012', 'ERR-032'],
    },
  ],
}
