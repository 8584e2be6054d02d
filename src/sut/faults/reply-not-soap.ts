// BUG: the message is written as it left the message bus.

import { elements } from '../../xml/tree.ts'
import type { Fault } from './fault.ts'

export const replyNotSoap: Fault = {
  name: 'reply-not-soap',
  says: 'The ResponseMessage is sent without a SOAP envelope.',
  behaviours: {
    'wire.document': (envelope) => {
      const [body] = elements(envelope)
      return (body && elements(body)[0]) ?? envelope
    },
  },
  raises: [{ assertion: 'soap.envelope', cases: 'every case' }],
  consequences: ['event.of-head-end', 'event.redelivered', 'event.told', 'meter-config.changed', 'stored.as-sent'],
}
