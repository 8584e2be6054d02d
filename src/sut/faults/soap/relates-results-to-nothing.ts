// BUG: the addressing headers of a result are made when it is sent, by the message that is then at hand: the result itself.

import type { Fault } from '../fault.ts'

export const relatesResultsToNothing: Fault = {
  name: 'relates-results-to-nothing',
  says: 'A later result relates to no message of the asker, and bears the id of the request as its own.',
  behaviours: {
    'addressing.relatesTo': (asked, later) => (later ? `urn:uuid:${crypto.randomUUID()}` : asked),
    'addressing.messageId': (_fresh, asked) => asked,
  },
  raises: [
    { assertion: 'addressing.relates', cases: ['TRS-020'] },
    { assertion: 'addressing.own-message-id', cases: ['TRS-020'] },
  ],
}
