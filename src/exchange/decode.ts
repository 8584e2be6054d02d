import { unwrapDocument } from '../binding/document.ts'
import { unwrapSoap, type Unwrapped } from '../binding/soap.ts'
import type { DescribedOperation } from '../binding/wsdl/services.ts'
import type { Message } from '../message/model.ts'
import { readXml, type XmlIntake } from '../xml/intake.ts'
import type { XmlElement } from '../xml/tree.ts'
import { idToAnswer } from './correlation.ts'
import {
  isCaptured,
  type ClockEntry,
  type Context,
  type Entry,
  type Expectation,
  type Intent,
  type WireMessage,
} from './entries.ts'
import { bytesOf, type ExchangeRecord } from './recorder.ts'

/** A message of the record, decoded once for all judges. */
export interface DecodedMessage {
  readonly entry: WireMessage
  readonly bytes: Uint8Array
  readonly intake: XmlIntake
  /** Set where the bytes are XML. */
  readonly root?: XmlElement
  /** Set where the bytes are XML; for a bare envelope without SOAP, `soap` is missing in it. */
  readonly binding?: Unwrapped
  /** The envelope, from the Body or from the detail of a SOAP fault. */
  readonly message?: Message
  /** A profile that stands alone, without any envelope, as `cim9 check` may be given. */
  readonly bareProfile?: XmlElement
  /** What our own message is meant to do wrong. */
  readonly intent?: Intent
}

/** A record whose messages have been decoded. */
export interface DecodedRecord {
  readonly context: Context
  readonly entries: readonly Entry[]
  readonly messages: readonly DecodedMessage[]
  readonly expectations: readonly Expectation[]
  /** The message with that number. */
  message(seq: number): DecodedMessage | undefined
  /** All messages that answer a message on the transport, in order. */
  repliesTo(seq: number): readonly DecodedMessage[]
  /** All messages that came to our listener and say by their correlation that they answer that message of ours, in order. */
  callbacksTo(seq: number): readonly DecodedMessage[]
  /** All messages that came to our listener after the stimulus or message of that number, and are no replies, in order. */
  eventsAfter(seq: number): readonly DecodedMessage[]
  /** When an entry was made, by the clock of the SUT as far as it is known; milliseconds since 1970. */
  sutTime(entry: Entry): number
  /** The clock of the SUT when an entry was made; undefined where nothing was noticed of it, so that it agrees with ours. */
  sutClock(entry: Entry): ClockEntry | undefined
}

/** Decodes every message of a record. Never throws for what a message holds. */
export function decodeRecord({ context, entries }: ExchangeRecord): DecodedRecord {
  const messages: DecodedMessage[] = []
  let intent: Intent | undefined
  for (const entry of entries) {
    if (entry.kind === 'intent') intent = entry
    if (entry.kind !== 'message') continue
    const own = entry.from === 'harness' ? intent : undefined
    if (own) intent = undefined
    messages.push({ ...decodedOnce(entry, context.services), ...(own && { intent: own }) })
  }
  const bySeq = new Map(messages.map((message) => [message.entry.seq, message]))
  const arrivals = messages.filter(isByItself)
  const replies = groupedBy(messages, ({ entry }) => entry.inResponseTo)
  const clocks = entries.filter((entry) => entry.kind === 'clock')
  const sutClock = ({ seq }: Entry) => clocks.findLast((clock) => clock.seq <= seq)
  const callbacks = groupedBy(arrivals, ({ message }) => message?.header?.correlationId?.value)
  return {
    context,
    entries,
    messages,
    expectations: entries.filter((entry) => entry.kind === 'expectation'),
    message: (seq) => bySeq.get(seq),
    repliesTo: (seq) => replies.get(seq) ?? [],
    callbacksTo: (seq) => {
      const asked = bySeq.get(seq)
      const id = asked && isOwnRequest(asked) ? idToAnswer(asked) : undefined
      return (id !== undefined && callbacks.get(id)) || []
    },
    eventsAfter: (seq) =>
      arrivals.filter(({ entry, message }) => entry.seq > seq && message?.archetype !== 'ResponseMessage'),
    sutTime: (entry) => Date.parse(entry.at.wall) + (sutClock(entry)?.aheadMs ?? 0),
    sutClock,
  }
}

/** Those that bear a key, by their key, in order. */
function groupedBy<K>(
  messages: readonly DecodedMessage[],
  keyOf: (message: DecodedMessage) => K | undefined,
): ReadonlyMap<K, readonly DecodedMessage[]> {
  const groups = new Map<K, DecodedMessage[]>()
  for (const message of messages) {
    const key = keyOf(message)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(message)
    else groups.set(key, [message])
  }
  return groups
}

/** Did the SUT send it by itself, to our listener? */
export const isByItself = ({ entry }: DecodedMessage): boolean =>
  entry.from === 'sut' && entry.inResponseTo === undefined

/** Is it a message of ours that asks for an answer, and not our answer to one of the SUT? */
export const isOwnRequest = (message: DecodedMessage): boolean =>
  message.entry.from === 'harness' && message.entry.inResponseTo === undefined && !isOwnResult(message)

/** Is it what we send later in answer to a request of the SUT? */
export const isOwnResult = ({ entry, message }: DecodedMessage): boolean =>
  entry.from === 'harness' && entry.inResponseTo === undefined && message?.archetype === 'ResponseMessage'

/** An entry never changes: its message is decoded once, however often its record is looked at while it grows. */
const decoded = new WeakMap<WireMessage, ReturnType<typeof decodeMessage>>()

function decodedOnce(entry: WireMessage, services: Context['services']): ReturnType<typeof decodeMessage> {
  const known = decoded.get(entry)
  if (known) return known
  const fresh = decodeMessage(entry, services)
  decoded.set(entry, fresh)
  return fresh
}

/**
 * Decodes one message: bytes, XML, SOAP, envelope, as far as each can be had.
 *
 * @param services how the WSDL of the SUT has its typed operations
 */
export function decodeMessage(
  entry: WireMessage,
  services?: readonly DescribedOperation[],
): Omit<DecodedMessage, 'intent'> {
  const bytes = bytesOf(entry.body)
  const charset = /charset="?([^";\s]+)/i.exec(entry.meta.headers['content-type'] ?? '')?.[1]
  const intake = readXml(bytes, charset === undefined ? {} : { charset })
  if (!intake.ok) return { entry, bytes, intake }
  const { root } = intake
  // What came over HTTP must be SOAP; a message of a broker or a folder may be an envelope alone, and a file that was found a
  // profile alone.
  const binding = entry.transport === 'http' ? unwrapSoap(root, services) : unwrapDocument(root, services)
  if (isCaptured(entry) && !binding.soap && !binding.content) return { entry, bytes, intake, root, bareProfile: root }
  const message = binding.content?.message ?? binding.fault?.detail?.message
  return { entry, bytes, intake, root, binding, ...(message && { message }) }
}
