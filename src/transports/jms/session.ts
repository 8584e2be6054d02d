import type { JmsMeta, WireMeta } from '../../exchange/entries.ts'
import type { Endpoint } from '../transport.ts'

/** A queue or topic of a broker. */
export interface Destination {
  readonly kind: 'queue' | 'topic'
  readonly name: string
}

/** What is put into a destination. */
export interface JmsOutgoing {
  /** Text is put as a TextMessage, bytes as a BytesMessage. */
  readonly body: string | Uint8Array
  /** Without it the session makes one up, or the provider does. */
  readonly messageId?: string
  readonly correlationId?: string
  /** As the broker told it of a temporary queue, or the text of a destination. */
  readonly replyTo?: string
  readonly type?: string
  readonly persistent?: boolean
  /** When it ceases to be worth anything; milliseconds since 1970. */
  readonly expiresAt?: number
  readonly properties?: JmsMeta['properties']
}

/** What was taken from a destination. */
export interface JmsArrival {
  readonly meta: JmsMeta
  readonly bytes: Uint8Array
  /** Set where it was larger than we take in; the bytes are its beginning. */
  readonly overLimit?: true
}

/** The arrival, cut where it is larger than so many bytes. */
export const within = (maxBytes: number, arrival: JmsArrival): JmsArrival =>
  arrival.bytes.byteLength > maxBytes
    ? { ...arrival, bytes: arrival.bytes.subarray(0, maxBytes), overLimit: true }
    : arrival

/** What the record is told of an arrival. */
export const wireMetaOf = ({ meta, overLimit }: JmsArrival): WireMeta => ({
  headers: {},
  jms: meta,
  ...(overLimit && { overLimit }),
})

/** What becomes of a message that was taken: `taken`, or `given back`, whereupon the broker may deliver it again. */
export type Settlement = 'taken' | 'given back'

export interface Subscription {
  /** The text by which others send to it. */
  readonly address: string
  close(): Promise<void>
}

/** A consumer of a destination; may keep the broker waiting. */
export type Consumer = (arrival: JmsArrival) => Settlement | Promise<Settlement>

/** How much is left until then; never nothing, which providers take for "never expires". Milliseconds. */
export const timeToLive = (expiresAt: number): number => Math.max(1, expiresAt - Date.now())

/** A connection to a broker is lost, or cannot be had: what happened, in the words of the record. */
export class BrokerTrouble extends Error {
  override readonly name = 'BrokerTrouble'
  readonly event: 'refused' | 'dns' | 'reset' | 'tls' | 'timeout' | 'rejected'
  constructor(event: BrokerTrouble['event'], message: string) {
    super(message)
    this.event = event
  }
}

/**
 * What messaging providers have in common. A new provider is one file that implements it, plus one line where transports
 * are listed.
 */
export interface JmsSession {
  /** Does a message bear the JMSMessageID that we give it? Otherwise the provider makes it up, when the message is put. */
  readonly ownIds: boolean
  /**
   * Resolves with the JMSMessageID, as far as it is known, when the broker has the message.
   *
   * @param to a destination, or the address of a temporary queue
   * @throws BrokerTrouble where it does not take it
   */
  put(to: Destination | string, message: JmsOutgoing): Promise<string | undefined>
  /**
   * Listens at a destination; without one, at a temporary queue made for it.
   *
   * @throws BrokerTrouble where the broker does not let us
   */
  subscribe(from: Destination | undefined, consumer: Consumer): Promise<Subscription>
  /** Is told once, when the connection is lost; not when it is closed by us. */
  onLost(hear: (trouble: BrokerTrouble) => void): void
  close(): Promise<void>
}

/**
 * Connects to the broker of an endpoint.
 *
 * @throws BrokerTrouble where that fails within so many milliseconds
 */
export type ConnectJms = (
  endpoint: Endpoint,
  limits: { readonly connectMs: number; readonly maxBytes: number },
) => Promise<JmsSession>

/**
 * A destination as the configuration, a ReplyAddress and the record write it: the name of a queue, `queue://` before it or
 * not; `topic://` before that of a topic.
 *
 * @example destinationOf('topic://meter.events') // { kind: 'topic', name: 'meter.events' }
 */
export function destinationOf(text: string): Destination {
  const [, kind = 'queue', name = text] = /^(queue|topic):(?:\/\/)?(.+)$/.exec(text) ?? []
  return { kind: kind === 'topic' ? 'topic' : 'queue', name }
}

/** The text of a destination. */
export const textOfDestination = ({ kind, name }: Destination): string => (kind === 'topic' ? `topic://${name}` : name)
