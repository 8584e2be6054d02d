import { addressingIn, missesAddressing } from '../../binding/addressing.ts'
import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation } from './expectation.ts'
import { refusalOf } from './refusal.ts'

const standing = (source: string) => ({ strength: 'should', basis: 'inferred', claim: 'transport', source }) as const

/** All answers by SOAP to a message of ours, now and later. */
const answersTo = ({ entry }: DecodedMessage, view: DecodedRecord): readonly DecodedMessage[] =>
  [...view.repliesTo(entry.seq), ...view.callbacksTo(entry.seq)].filter(({ binding }) => binding?.soap)

const addressed = (message: DecodedMessage) => message.root && addressingIn(message.root)

const relates: Assertion = {
  id: 'addressing.relates',
  rule: 'An answer to a message with WS-Addressing headers bears its MessageID as RelatesTo, now and later.',
  requirements: ['TRS-020'],
  standing: standing('WS-Addressing 1.0 - Core, section 3.4 (formulating a reply message)'),
  hint: 'Copy wsa:MessageID of the request into wsa:RelatesTo of the acknowledgement and of each later result.',
  judge: eachExpectation('addressed', function* ({ request, view }): Iterable<Judgement> {
    const asked = addressed(request)?.messageId
    if (asked === undefined) return
    for (const message of answersTo(request, view)) {
      const told = addressed(message)
      const element = told?.element ?? message.root
      yield judged(told?.relatesTo.includes(asked) ?? false, {
        message,
        ...(element && { element }),
        expected: `RelatesTo ${asked}`,
        actual: !told ? 'no addressing headers' : told.relatesTo.join(', ') || 'no RelatesTo',
      })
    }
  }),
}

const ownId: Assertion = {
  id: 'addressing.own-message-id',
  rule: 'An answer with a MessageID among its WS-Addressing headers has one of its own, not that of the message it answers.',
  requirements: ['TRS-020'],
  standing: standing('WS-Addressing 1.0 - Core, section 3.2: a MessageID identifies one message'),
  hint: 'Make up a new wsa:MessageID for each message; the old one goes into RelatesTo.',
  judge: eachExpectation('addressed', function* ({ request, view }): Iterable<Judgement> {
    const asked = addressed(request)?.messageId
    for (const message of answersTo(request, view)) {
      const told = addressed(message)
      if (told?.messageId !== undefined)
        yield judged(told.messageId !== asked, {
          message,
          element: told.idElement ?? told.element,
          expected: 'a MessageID that no other message bears',
          actual: `that of the request: ${told.messageId}`,
        })
    }
  }),
}

const missed: Assertion = {
  id: 'addressing.missed',
  rule: 'A message without WS-Addressing headers is served, or refused by the fault that says they are missing.',
  requirements: ['TRS-020'],
  standing: standing('WS-Addressing 1.0 - SOAP Binding, section 6.4.2 (message addressing header required)'),
  hint: 'Refuse it by a SOAP fault with the code MessageAddressingHeaderRequired, in SOAP 1.2 as subcode.',
  judge: eachExpectation('addressing-missed', function* ({ reply, view }): Iterable<Judgement> {
    const refusal = refusalOf(reply, view)
    const fault = reply.binding?.fault?.element
    yield judged(!refusal || (fault !== undefined && missesAddressing(fault)), {
      ...(fault && { element: fault }),
      expected: 'an answer, or a fault with the code MessageAddressingHeaderRequired',
      actual: refusal?.how ?? 'an answer',
    })
  }),
}

/** Expectations on WS-Addressing headers. */
export const addressingAssertions: readonly Assertion[] = [relates, ownId, missed]
