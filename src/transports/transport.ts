import type { ServiceOperation } from '../binding/wrappers.ts'
import type { FileExchange } from '../config/files.ts'
import type { JmsProvider } from '../config/jms.ts'
import type { TransportName } from '../config/transport.ts'
import type { WireMeta } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'

/** Where a SUT listens and how to be let in. Secrets come from the environment and never reach the record. */
export interface Endpoint {
  readonly url: string
  /** Sent as HTTP Basic. */
  readonly credentials?: { readonly user: string; readonly password: string }
  /** Sent as HTTP Bearer, in the place of credentials. */
  readonly token?: string
  /** What every HTTP request bears beside its own headers; a secret is not shown in the record. */
  readonly headers?: readonly { readonly name: string; readonly value: string; readonly isSecret: boolean }[]
  /** PEM text of the certificate by which we show who we are, and of its key. */
  readonly client?: { readonly cert: string; readonly key: string }
  /** PEM text of the certificate authority that signed the SUT's certificate; without it the system's own list holds. */
  readonly ca?: string
  /** The classes of the provider, where the URL says no more than a destination of JMS. */
  readonly jms?: JmsProvider
  /** How requests are answered, where the URL is that of a folder. */
  readonly files?: FileExchange
}

/** How long to wait, in milliseconds; real time, monotonic. */
export interface Deadlines {
  readonly connectMs: number
  /** From the first byte sent to the last byte received. */
  readonly replyMs: number
}

/** Who asks by HTTP, as one message shows it. */
export interface Caller {
  /** The certificate that is shown; `none` shows none. Absent: the usual one. */
  readonly client?: NonNullable<Endpoint['client']> | 'none'
  /** Asked by HTTP Basic; `none` tells nobody. Absent: the usual ones. */
  readonly credentials?: NonNullable<Endpoint['credentials']> | 'none'
  /** The newest version of TLS that is offered. */
  readonly newestTls?: 'TLSv1.1'
}

export interface Outgoing {
  readonly bytes: Uint8Array
  /** For HTTP; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Where it goes by HTTP; the endpoint where it is absent. */
  readonly url?: string | undefined
  /** For HTTP: its length is not told before (chunked), or its answer may be compressed (gzip). */
  readonly transfer?: 'chunked' | 'gzip' | undefined
  /** What the message asks for, where a transport tells it beside the body. */
  readonly operation: ServiceOperation
  /** By which id the message asks to be answered, where a broker carries it. */
  readonly jmsCorrelationId?: string | undefined
  /** What the record keeps in the place of the bytes, where a secret stands in them. */
  readonly shown?: Uint8Array | undefined
  /** As who it is sent by HTTP, where that is not the usual; on a connection of its own. */
  readonly as?: Caller | undefined
  /** May be sent once more on a fresh connection, when a kept-alive one turns out to be closed. True for queries only. */
  readonly repeatable: boolean
}

/** What became of one message, by the numbers of its entries in the record. */
export interface Delivery {
  readonly request: number
  /** The message that came back; absent where a transport event or an expired deadline stands in the record instead. */
  readonly reply?: number
}

/** What was told at an address, or why nothing was, in a sentence. */
export type Told =
  { readonly status: number; readonly contentType: string; readonly bytes: Uint8Array } | { readonly trouble: string }

/** Moves bytes and records them. Never judges. */
export interface Transport {
  /** Never throws for what the peer or the wire does: that goes into the record. */
  send(message: Outgoing, recorder: Recorder): Promise<Delivery>
  /** Asks what is told at an address by GET, without a word in the record; only where the transport knows of addresses. */
  ask?(url: string): Promise<Told>
  /** Ends what still listens for answers to the messages of a record. */
  finish(recorder: Recorder): Promise<void>
  close(): Promise<void>
}

/**
 * Is anything there that takes messages, the SUT or what takes them for it? Nothing is sent.
 *
 * @throws Error if the URL of the endpoint cannot be used, as opening a transport does
 */
export type Probe = (endpoint: Endpoint, timeoutMs: number) => Promise<'reachable' | { readonly unreachable: string }>

/** Opens a transport to an endpoint; no traffic yet. */
export type OpenTransport = (
  endpoint: Endpoint,
  deadlines: Deadlines,
  limits: {
    readonly maxBytes: number
    /** So many messages can be under way at a time; a few where absent. */
    readonly connections?: number
  },
) => Transport

/** Where we listen for what a SUT sends by itself. */
export interface ListenAddress {
  readonly host: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** How the SUT reaches us, where that is another URL than the one we listen at. */
  readonly publicUrl?: string | undefined
  /** Where it is a broker at which we listen: its address, which names what our queues are named after. */
  readonly broker?: Endpoint
  /** PEM text of the certificate that our HTTP listener shows, and of its key; it speaks plain HTTP where absent. */
  readonly tls?: NonNullable<Endpoint['client']>
  /** Where it is a folder in which we listen: its URL or path, in which ours are made. */
  readonly folder?: string
  /** How files come and are answered there. */
  readonly files?: FileExchange
  /** Destinations that are not named after us, by token: the topic or the folder of events, a fixed queue of results. */
  readonly destinations?: Readonly<Record<string, string>>
}

/** What arrived at a listener. */
export interface Arrival {
  readonly transport: TransportName
  readonly meta: WireMeta
  readonly bytes: Uint8Array
}

/** What the sender of an arrival is answered. */
export interface Acceptance {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** Closes the connection instead: the sender gets no answer. */
  readonly silent?: true
  /** The sender is answered then, and waits till then. */
  readonly heldUntil?: Promise<unknown>
}

/** Where the arrivals of one scenario go. */
export interface Mailbox {
  receive(arrival: Arrival): Acceptance
}

/** A token that begins so asks for a topic, where the transport has topics. */
export const topicTokens = 'topic-'

/** Listens for a SUT. Records nothing itself: the mailbox does, so that an arrival and its answer stand in one record. */
export interface Listener {
  /** The address by which a SUT reaches a mailbox. */
  address(token: string): string
  open(token: string, mailbox: Mailbox): Promise<void>
  closeMailbox(token: string): void
  close(): Promise<void>
}

export type OpenListener = (
  address: ListenAddress,
  terms: {
    readonly maxBytes: number
    readonly connectMs: number
    readonly onStray: (stray: Arrival) => void
    /** Somebody came over TLS, saw our certificate, and went without a word: why, as far as it is known. */
    readonly onTurnedAway?: (detail: string) => void
    /** What is told by GET at an address, given what stands behind its question mark: an XML text, or nothing. */
    readonly describe?: (query: string, address: string) => string | undefined
  },
) => Promise<Listener>
