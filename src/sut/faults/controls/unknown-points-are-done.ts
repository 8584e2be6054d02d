// BUG: a statement that finds no row is no error.

import type { Fault } from '../fault.ts'

export const unknownPointsAreDone: Fault = {
  name: 'unknown-points-are-done',
  says: 'A control of a usage point that does not exist is answered OK.',
  behaviours: {
    'controls.outcome': ({ errors, done = false }) => ({
      errors: errors.filter(({ code }) => code !== '2.12'),
      done: done || errors.some(({ code }) => code === '2.12'),
    }),
  },
  raises: [{ assertion: 'expect.refused', cases: ['RCD-018.unknown'] }],
}
