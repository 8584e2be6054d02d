// BUG: an exception in the handler ends in an empty success.

import { whereObjectsAreRefused } from './cases.ts'
import type { Fault } from './fault.ts'

export const answersWhatItCannotRead: Fault = {
  name: 'answers-what-it-cannot-read',
  says: 'What is refused is answered OK, with nothing in it.',
  behaviours: {
    'reply.errors': ({ errors, payload }) => (payload ? errors : []),
    'reply.result': ({ errors, payload }) => (payload && errors.length ? 'PARTIAL' : 'OK'),
  },
  raises: [
    {
      assertion: 'expect.strict-reader',
      cases: [
        'ENV-005.subscribe',
        'ENV-005.show',
        'ENV-005.publish',
        'ENV-009.no-noun',
        'ENV-009.an-empty-noun',
        'ENV-010.fooconfig',
        'ENV-010.meterreadings',
        'ENV-011',
        'ERR-011',
      ],
    },
    {
      assertion: 'expect.refused',
      cases: whereObjectsAreRefused,
    },
  ],
  consequences: [
    'async.result',
    'control.called-off',
    'error.names-object',
    'expect.result',
    'programme.told',
    'readings.complete',
    'readings.of-unreachable-meter',
    'schedule.delivered',
    'stored.fields',
    'switch.position',
  ],
}
