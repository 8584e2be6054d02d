// BUG: a ReplyAddress is taken for the wish to be answered there.

import type { Fault } from './fault.ts'

export const answersAtAnyAddress: Fault = {
  name: 'answers-at-any-address',
  says: 'A request with a ReplyAddress is acknowledged and answered there, whatever its AsyncReplyFlag says.',
  behaviours: {
    'async.applies': ({ replyAddress }) => Boolean(replyAddress?.value),
  },
  raises: [
    { assertion: 'meter-config.complete', cases: ['ENV-002'] },
    { assertion: 'async.unasked', cases: ['MEP-006.a-false', 'MEP-006.no'] },
  ],
  consequences: ['async.acknowledged', 'expect.refused', 'readings.complete'],
}
