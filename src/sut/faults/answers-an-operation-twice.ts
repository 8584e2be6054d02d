// BUG: the queue of answers is read again from its beginning after the first.

import { asNewMessage } from './calls-back-twice.ts'
import type { Fault } from './fault.ts'

export const answersAnOperationTwice: Fault = {
  name: 'answers-an-operation-twice',
  says: 'Where an answer comes in parts, the first of them comes twice, each time as a new message.',
  behaviours: {
    'async.deliveries': ([first, ...more]) =>
      first && more.length
        ? [first, { ...first, document: asNewMessage(first.document) }, ...more]
        : first
          ? [first]
          : [],
  },
  raises: [
    { assertion: 'operations.replied-once', cases: ['OPS-010'] },
    { assertion: 'async.part-once', cases: ['MEP-012'] },
  ],
}
