// BUG: the answer is written before the meter has confirmed, and what is not confirmed counts as failed.

import type { Fault } from '../fault.ts'

export const tellsFailureOfWhatItDid: Fault = {
  name: 'tells-failure-of-what-it-did',
  says: 'A control is carried out and answered FAILED; its event tells that it was done.',
  behaviours: {
    'controls.outcome': (outcome) =>
      outcome.done && !outcome.errors.length
        ? { errors: [{ code: '5.3', level: 'FATAL', reason: 'The meter has not confirmed the control.' }], done: false }
        : outcome,
  },
  raises: [
    { assertion: 'event.not-after-failed', cases: ['EVT-012'] },
    {
      assertion: 'expect.result',
      cases: ['RCD-001', 'RCD-002', 'RCD-003', 'RCD-004', 'RCD-016', 'RCD-023', 'RCD-028', 'RCD-029'],
    },
  ],
  consequences: ['expect.error-code', 'programme.not-told', 'switch.position'],
}
