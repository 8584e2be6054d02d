// BUG: the acknowledgement is written when the job is done, and the job sends its result itself.

import { conforming } from '../../behaviours.ts'
import type { Fault } from '../fault.ts'

/** By what this head end's acknowledgements are known from other answers. */
const code = '0.3'

export const acknowledgesLast: Fault = {
  name: 'acknowledges-last',
  says: 'The result of an asynchronous request is sent before its acknowledgement.',
  behaviours: {
    'async.acknowledgement': () => ({ errors: [{ code, level: 'INFORM', reason: 'Accepted.' }], accepted: true }),
    'async.deliveries': (due) => due.map((one) => ({ ...one, early: true })),
    'wire.send': (answer) =>
      Buffer.from(answer.bytes).includes(`>${code}<`)
        ? { kind: 'send', answer, delayMs: 1_300 }
        : conforming['wire.send'](answer),
  },
  raises: [
    {
      assertion: 'async.acknowledged-first',
      cases: ['MEP-003', 'MEP-004', 'MEP-010', 'MEP-010.in-company', 'MEP-012', 'MEP-014', 'RD-012', 'OPS-010'],
    },
  ],
  consequences: ['expect.result'],
}
