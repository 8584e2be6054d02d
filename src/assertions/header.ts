import { isByItself, type DecodedMessage } from '../exchange/decode.ts'
import type { Field } from '../message/model.ts'
import { eachMessage, eachReply, judged, type Assertion } from './assertion.ts'
import { hasZone, isTime } from './content/profiles.ts'

const should = (source: string) => ({ strength: 'should', basis: 'reported', claim: 'exchange', source }) as const

const messageId: Assertion = {
  id: 'header.message-id',
  rule: 'A message has a MessageID.',
  requirements: ['ENV-001'],
  standing: should('optional in the final envelope schema, mandatory in a tightened copy'),
  hint: 'Give every message a MessageID of its own, best a UUID.',
  judge: eachMessage(function* (message) {
    const header = message.message?.header
    if (!header || message.entry.from === 'harness') return
    yield judged(Boolean(header.messageId?.value), {
      message,
      element: header.messageId?.element ?? header.element,
      expected: 'a MessageID',
      actual: header.messageId ? 'an empty one' : 'none',
    })
  }),
}

const ownMessageId: Assertion = {
  id: 'header.own-message-id',
  rule: 'Where a message has a MessageID it is its own: no other message of the conversation bears it.',
  requirements: ['ENV-021', 'ENV-017'],
  standing: { ...should('meaning of MessageID in the envelope schemas'), strength: 'must' },
  hint: 'Make a new MessageID for the reply; tell which request it answers by CorrelationID.',
  judge: function* (view) {
    const seen = new Map<string, DecodedMessage>()
    for (const message of view.messages) {
      const id = message.message?.header?.messageId
      if (!id?.value) continue
      const earlier = seen.get(id.value)
      // The same message once more is a repetition, which its receiver can tell by this very id.
      if (earlier && Buffer.compare(earlier.bytes, message.bytes) === 0) continue
      // Nor is it another message that a second consumer gets, at an address of his own.
      if (earlier && isByItself(earlier) && isByItself(message) && earlier.entry.meta.url !== message.entry.meta.url)
        continue
      yield judged(earlier === undefined, {
        message,
        element: id.element,
        expected: 'a MessageID that no message before it bears',
        actual: `${id.value}, which is that of ${earlier?.entry.id ?? ''}`,
      })
      // Whoever takes an id that is taken does not own it: the first still may send his message again.
      if (!earlier) seen.set(id.value, message)
    }
  },
}

const zone: Assertion = {
  id: 'header.timestamp-zone',
  rule: 'The Timestamp of a header tells its time zone.',
  requirements: ['ENV-021'],
  standing: should('representation of time; xs:dateTime itself allows no zone'),
  hint: 'Write Z or an offset such as +01:00 behind the time.',
  judge: eachMessage(function* (message) {
    const timestamp = message.message?.header?.timestamp
    // What is no time at all is the schema's finding.
    if (!timestamp || !isTime(timestamp.value)) return
    yield judged(hasZone(timestamp.value), {
      message,
      element: timestamp.element,
      expected: 'a time with zone',
      actual: timestamp.value,
    })
  }),
}

const notEchoed: Assertion = {
  id: 'header.not-echoed',
  rule: 'A reply does not hand back the instructions of the request: AsyncReplyFlag, ReplyAddress, Source.',
  requirements: ['ENV-021'],
  standing: { ...should('observed defect of public implementations'), basis: 'inferred' },
  hint: 'Make a new header for the reply: its Source is the answering system, and it asks for no reply.',
  judge: eachReply(function* ({ request, reply }) {
    const asked = request.message?.header
    const answered = reply.message?.header
    if (!asked || !answered) return
    // A flag that says no asks for nothing, whoever wrote it.
    const instructs = (field: Field): boolean => !['false', '0'].includes(field.value)
    const echoed = (['asyncReplyFlag', 'replyAddress', 'source'] as const).filter(
      (name) => answered[name] && instructs(answered[name]) && answered[name].value === asked[name]?.value,
    )
    const first = echoed[0] && answered[echoed[0]]
    yield judged(!echoed.length, {
      message: reply,
      ...(first && { element: first.element }),
      expected: 'a header of its own',
      actual: `${echoed.map((name) => answered[name]?.element.name).join(', ')} as in the request`,
    })
  }),
}

/** Rules on the optional header fields. */
export const headerAssertions: readonly Assertion[] = [messageId, ownMessageId, zone, notEchoed]
