// BUG: the name of an internal constant goes out as it is.

import { conforming } from '../behaviours.ts'
import type { Fault } from './fault.ts'

export const resultInLowerCase: Fault = {
  name: 'result-in-lower-case',
  says: 'Result is written in lower case.',
  behaviours: {
    'reply.result': (outcome) => conforming['reply.result'](outcome).toLowerCase(),
  },
  raises: [{ assertion: 'schema.envelope', cases: 'every case' }],
  consequences: ['async.acknowledged', 'programme.told'],
}
