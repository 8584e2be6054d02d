import rhea, { type Message } from 'rhea'
import type { JmsMeta } from '../../exchange/entries.ts'
import { timeToLive, type JmsArrival, type JmsOutgoing } from '../jms/session.ts'

/**
 * JMS messages over AMQP 1.0, by the mapping that brokers and clients have in common: subject is JMSType, application
 * properties are the properties, and an annotation tells which kind of message it is.
 */

const kindOfMessage = 'x-opt-jms-msg-type'
const kinds = { bytes: 3, text: 5 } as const
/** Of the address to answer at: a temporary queue. */
const kindOfReplyTo = 'x-opt-jms-reply-to'
const temporaryQueue = 2

/** A message as rhea sends it. */
export function amqpMessage(given: JmsOutgoing): Message {
  const { body, messageId = `ID:${crypto.randomUUID()}`, correlationId, replyTo, type, expiresAt } = given
  const isText = typeof body === 'string'
  const byte = (value: number): unknown => rhea.types.wrap_byte(value)
  return {
    message_id: messageId,
    ...(correlationId !== undefined && { correlation_id: correlationId }),
    ...(replyTo !== undefined && { reply_to: replyTo }),
    ...(type !== undefined && { subject: type }),
    durable: given.persistent ?? false,
    ...(expiresAt !== undefined && { ttl: timeToLive(expiresAt), absolute_expiry_time: new Date(expiresAt) }),
    ...(given.properties && { application_properties: { ...given.properties } }),
    message_annotations: {
      [kindOfMessage]: byte(isText ? kinds.text : kinds.bytes),
      ...(replyTo !== undefined && { [kindOfReplyTo]: byte(temporaryQueue) }),
    },
    body: isText ? body : (rhea.message.data_section(Buffer.from(body)) as unknown),
  }
}

/** What JMS knows of a message that came, and its bytes. */
export function arrivalOf(message: Message, destination: string): JmsArrival {
  const { kind, bytes } = bodyOf(message.body as unknown)
  const meta: JmsMeta = {
    destination,
    body: kind,
    properties: propertiesOf(message.application_properties),
    ...text('messageId', message.message_id),
    ...text('correlationId', message.correlation_id),
    ...text('replyTo', message.reply_to),
    ...text('type', message.subject),
    ...(message.durable !== undefined && { persistent: message.durable }),
    ...expiryOf(message),
    ...(message.delivery_count !== undefined && message.delivery_count > 0 && { redelivered: true }),
  }
  return { meta, bytes }
}

function expiryOf({ absolute_expiry_time, ttl }: Message): Pick<JmsMeta, 'expiresAt'> {
  const expiresAt = absolute_expiry_time?.getTime() ?? (ttl === undefined ? NaN : Date.now() + ttl)
  return Number.isNaN(expiresAt) ? {} : { expiresAt }
}

type Id = string | number | Buffer | null | undefined

/** An id is text, as JMS makes it; other clients use numbers and bytes. */
const text = (name: string, value: Id): Readonly<Record<string, string>> =>
  value === undefined || value === null
    ? {}
    : { [name]: Buffer.isBuffer(value) ? value.toString('hex') : String(value) }

function bodyOf(body: unknown): { readonly kind: JmsMeta['body']; readonly bytes: Uint8Array } {
  if (typeof body === 'string') return { kind: 'text', bytes: Buffer.from(body, 'utf8') }
  if (Buffer.isBuffer(body)) return { kind: 'bytes', bytes: body }
  const content = typeof body === 'object' && body !== null && 'content' in body ? body.content : undefined
  if (Buffer.isBuffer(content)) return { kind: 'bytes', bytes: content }
  if (Array.isArray(content) && content.every((part) => Buffer.isBuffer(part)))
    return { kind: 'bytes', bytes: Buffer.concat(content) }
  return { kind: 'other', bytes: new Uint8Array() }
}

function propertiesOf(given: unknown): JmsMeta['properties'] {
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : JSON.stringify(value),
    ]),
  )
}
