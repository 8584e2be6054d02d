// BUG: an error of unpacking is caught and forgotten.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

export const nodsAtBrokenArchives: Fault = {
  name: 'nods-at-broken-archives',
  says: 'A compressed payload that is broken is answered OK, and nothing is done.',
  behaviours: {
    'reply.errors': ({ errors }) => errors.filter(({ reason = '' }) => !reason.includes('cannot be unpacked')),
    'reply.result': (outcome) =>
      !outcome.errors.length && !outcome.payload && !outcome.done ? 'OK' : conforming['reply.result'](outcome),
  },
  raises: [{ assertion: 'expect.strict-reader', cases: ['PAY-001.broken', 'PAY-003.uuencode'] }],
}
