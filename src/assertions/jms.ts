import type { DecodedMessage } from '../exchange/decode.ts'
import type { JmsMeta } from '../exchange/entries.ts'
import { eachMessage, eachReply, judged, type Assertion } from './assertion.ts'

const messaging = (source: string) => ({ strength: 'should', basis: 'inferred', claim: 'transport', source }) as const

/** What a reply should bear: the id that the request asked to be answered by, or that of the request itself. */
const wantedId = ({ correlationId, messageId }: JmsMeta): string | undefined => correlationId ?? messageId

const correlation: Assertion = {
  id: 'jms.correlation',
  rule: 'A reply by JMS bears the JMSCorrelationID of its request, or the JMSMessageID of a request that bears none.',
  requirements: ['JMS-001'],
  standing: messaging('the usual request and reply of JMS, by which its clients select their replies'),
  hint: 'Set JMSCorrelationID of the reply to that of the request, or to its JMSMessageID. The CorrelationID in the header of the envelope is another thing.',
  judge: function* (view, context) {
    const isAsked = ({ entry }: DecodedMessage): boolean =>
      view.expectations.some(
        ({ about, expected }) =>
          about === entry.seq && expected.form === 'satisfies' && expected.assertion === correlation.id,
      )
    yield* eachReply(function* ({ request, reply }) {
      const asked = request.entry.meta.jms
      const answered = reply.entry.meta.jms
      // What comes later to another address is correlated by the envelope.
      if (!asked || !answered || reply.entry.inResponseTo === undefined) return
      const { correlationId } = answered
      const wanted = wantedId(asked)
      if (wanted === undefined && correlationId !== undefined) {
        // A broker may keep the id that it gives to a message from its sender, as over STOMP.
        if (isAsked(request))
          yield {
            outcome: 'not-judged',
            message: reply,
            actual: `JMSCorrelationID ${correlationId}, and the broker did not tell the JMSMessageID of the request`,
          }
        return
      }
      yield judged(correlationId !== undefined && correlationId === wanted, {
        message: reply,
        expected: wanted === undefined ? 'the JMSMessageID of the request' : `JMSCorrelationID ${wanted}`,
        actual: correlationId === undefined ? 'no JMSCorrelationID' : correlationId,
      })
    })(view, context)
  },
}

const text: Assertion = {
  id: 'jms.text',
  rule: 'An envelope travels in a TextMessage.',
  requirements: ['JMS-004'],
  standing: messaging('practice of the field; XML is text'),
  hint: 'Send a TextMessage. In a BytesMessage the encoding must be guessed, and consoles and selectors cannot show it.',
  judge: eachMessage(function* (message) {
    const { jms } = message.entry.meta
    if (!jms || message.entry.from !== 'sut') return
    yield judged(jms.body === 'text', {
      message,
      expected: 'a TextMessage',
      actual: jms.body === 'bytes' ? 'a BytesMessage' : 'a message of another kind',
    })
  }),
}

const alone: Assertion = {
  id: 'jms.envelope-alone',
  rule: 'The body of a message of a broker is the envelope itself, unless SOAP around it is declared.',
  requirements: ['JMS-004'],
  standing: messaging('practice of the field: what SOAP adds is in the headers of JMS already'),
  hint: 'Send RequestMessage, ResponseMessage or EventMessage as the document element, or declare SOAP: binding.soap.',
  judge: eachMessage(function* (message, _context, view) {
    const { jms } = message.entry.meta
    if (!jms || message.entry.from !== 'sut' || !message.binding) return
    const { inResponseTo } = message.entry
    const asked = inResponseTo === undefined ? undefined : view.message(inResponseTo)
    // Who is asked in SOAP may answer in it.
    if (view.context.binding.soap !== 'none' || asked?.binding?.soap) return
    yield judged(message.binding.soap === undefined, {
      message,
      ...(message.root && { element: message.root }),
      expected: 'the envelope alone',
      actual: 'a SOAP envelope around it',
    })
  }),
}

/** Rules on how JMS carries messages. */
export const jmsAssertions: readonly Assertion[] = [correlation, text, alone]
