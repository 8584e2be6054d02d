import type { IMessage } from '@stomp/stompjs'
import type { JmsMeta } from '../../exchange/entries.ts'
import {
  destinationOf,
  textOfDestination,
  type Destination,
  type JmsArrival,
  type JmsOutgoing,
} from '../jms/session.ts'

/**
 * JMS messages over STOMP, by the mapping of ActiveMQ, in which JMS itself was asked what it sees: headers of their own for
 * what JMS has, all others are properties, as text. STOMP knows of no kinds of messages; in that lineage of brokers one with
 * content-length is a BytesMessage, and one without a TextMessage.
 */

/** Headers that are no properties. */
const ours = new Set([
  'ack',
  'amq-msg-type',
  'browser',
  'content-length',
  'content-type',
  'correlation-id',
  'destination',
  'expires',
  'message-id',
  'persistent',
  'priority',
  'receipt',
  'redelivered',
  'reply-to',
  'subscription',
  'timestamp',
  'transaction',
  'transformation',
  'type',
])

/** A destination as STOMP names it. A text with a slash before it is a name of STOMP already, of a temporary queue. */
export function stompName(to: Destination | string): string {
  if (typeof to === 'string') return to.startsWith('/') ? to : stompName(destinationOf(to))
  return `/${to.kind}/${to.name}`
}

/** And as the record and the configuration write it; temporary ones keep the name by which they are answered. */
export function nameFromStomp(name: string): string {
  const [, kind, plain] = /^\/(queue|topic)\/(.+)$/.exec(name) ?? []
  return plain === undefined ? name : textOfDestination({ kind: kind === 'topic' ? 'topic' : 'queue', name: plain })
}

/** A message as the client of STOMP sends it. */
export interface StompMessage {
  readonly destination: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly binaryBody?: Uint8Array
  readonly skipContentLengthHeader?: true
}

/** Clothes a message of ours for STOMP. */
export function stompMessage(to: Destination | string, given: JmsOutgoing): StompMessage {
  const { body, correlationId, replyTo, type, persistent, expiresAt, properties = {} } = given
  const headers = {
    ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)])),
    ...(correlationId !== undefined && { 'correlation-id': correlationId }),
    ...(replyTo !== undefined && { 'reply-to': stompName(replyTo) }),
    ...(type !== undefined && { type }),
    ...(persistent === true && { persistent: 'true' }),
    ...(expiresAt !== undefined && { expires: String(expiresAt) }),
  }
  const destination = stompName(to)
  if (typeof body !== 'string') return { destination, headers, binaryBody: body }
  // A zero byte ends a frame, unless its length is told; then only this header says that it is text.
  if (body.includes('\0'))
    return { destination, headers: { ...headers, 'amq-msg-type': 'text' }, binaryBody: Buffer.from(body) }
  return { destination, headers, body, skipContentLengthHeader: true }
}

/**
 * What JMS knows of a message that came, and its bytes.
 *
 * @param tellsKinds whether the broker is one whose content-length tells the kind; else it is taken for text
 */
export function arrivalOf({ headers, binaryBody }: IMessage, tellsKinds: boolean): JmsArrival {
  const expiresAt = Number(headers['expires'] ?? 0)
  const meta: JmsMeta = {
    destination: nameFromStomp(headers['destination'] ?? ''),
    body: tellsKinds && headers['content-length'] !== undefined ? 'bytes' : 'text',
    properties: Object.fromEntries(Object.entries(headers).filter(([name]) => !ours.has(name))),
    ...text('messageId', headers['message-id']),
    ...text('correlationId', headers['correlation-id']),
    ...text('replyTo', headers['reply-to'] && nameFromStomp(headers['reply-to'])),
    ...text('type', headers['type']),
    persistent: headers['persistent'] === 'true',
    ...(expiresAt > 0 && { expiresAt }),
    ...(headers['redelivered'] === 'true' && { redelivered: true }),
  }
  return { meta, bytes: binaryBody }
}

const text = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [name]: value }
