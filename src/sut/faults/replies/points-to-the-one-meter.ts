// BUG: where the only object of a query is bad its place is known, and written as the path that the element is named after.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'
import { isOneUnknownMeter } from '../../occasions/one-unknown-meter.ts'

export const pointsToTheOneMeter: Fault = {
  name: 'points-to-the-one-meter',
  says: 'An Error about the only meter of a query points to it by an XPath, where the schema wants a qualified name.',
  behaviours: {
    'reply.errors': (outcome) => {
      const errors = conforming['reply.errors'](outcome)
      return isOneUnknownMeter(outcome)
        ? errors.map((error) => ({ ...error, xpath: '/RequestMessage/Request/*/EndDevice[1]' }))
        : errors
    },
  },
  raises: [
    {
      assertion: 'reply.error-xpath',
      cases: [
        'ENV-007.created',
        'MD-004.dangling',
        'PAY-001.broken',
        'PAY-010.meter',
        'EVT-006.unknown',
        'MEP-010',
        'RD-003.unknown',
        'ERR-004.mrid',
        'ERR-012',
        'ERR-032',
      ],
    },
  ],
}
