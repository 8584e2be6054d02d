// BUG: the answer to an event is made from the event, and only its parts are exchanged.

import type { Fault } from '../fault.ts'

const asEvent = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('ResponseMessage', 'EventMessage'), 'utf8')

const cases = ['TRS-003.created', 'TRS-003.changed', 'TRS-003.canceled', 'TRS-003.closed', 'TRS-003.deleted']

export const answersEventsWithEvents: Fault = {
  name: 'answers-events-with-events',
  says: 'An event is answered by another event, which holds the reply.',
  behaviours: {
    'wire.send': (answer) => ({
      kind: 'send',
      answer: answer.toEvent && !answer.refusal ? { ...answer, bytes: asEvent(answer.bytes) } : answer,
    }),
  },
  raises: [
    { assertion: 'told.answered', cases },
    { assertion: 'message.parts', cases },
    { assertion: 'verb.root', cases },
    { assertion: 'schema.envelope', cases },
  ],
}
