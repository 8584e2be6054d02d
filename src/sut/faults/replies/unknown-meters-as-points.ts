// BUG: meters and usage points are looked up by one routine, and its one Error is that of usage points.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const unknownMetersAsPoints: Fault = {
  name: 'unknown-meters-as-points',
  says: 'An unknown meter is refused with the code of an unknown usage point.',
  behaviours: {
    'reply.errors': (outcome) =>
      conforming['reply.errors'](outcome).map((error) =>
        error.code === '2.4' && error.id?.objectType === 'Meter' ? { ...error, code: '2.12' } : error,
      ),
  },
  raises: [
    {
      assertion: 'expect.error-code',
      cases: ['ERR-012', 'EVT-006.unknown', 'RCD-001.unknown', 'MD-008.unknown.meter', 'MD-014.unknown'],
    },
  ],
}
