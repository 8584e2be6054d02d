// BUG: every operation that was undone gets the code of the one that failed.

import type { Fault } from './fault.ts'

export const blamesTheInnocent: Fault = {
  name: 'blames-the-innocent',
  says: 'Operations that were undone because of another one are told to be bad themselves.',
  behaviours: {
    'operations.outcome': (outcome) => ({
      ...outcome,
      errors: outcome.errors.map((error) => (error.code === '5.9' ? { ...error, code: '2.4' } : error)),
    }),
  },
  raises: [{ assertion: 'operations.undone-code', cases: ['OPS-003.third', 'OPS-003.first', 'OPS-003.last'] }],
}
