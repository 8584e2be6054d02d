// BUG: the default branch of the dispatcher answers OK.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

const orders = ['create', 'change', 'cancel', 'close', 'delete', 'execute']

export const nodsAtDeniedVerbs: Fault = {
  name: 'nods-at-denied-verbs',
  says: 'A verb that is not offered is answered OK, and nothing is done.',
  behaviours: {
    'reply.errors': ({ errors }) =>
      errors.filter(({ code, details = '' }) => !(code === '2.9' && orders.includes(details))),
    'reply.result': (outcome) =>
      !outcome.errors.length && !outcome.payload && !outcome.done ? 'OK' : conforming['reply.result'](outcome),
  },
  raises: [{ assertion: 'expect.refused', cases: ['ENV-013', 'TRS-002'] }],
}
