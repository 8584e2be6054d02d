import type { WireMeta } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'

/** Where a SUT listens and how to be let in. Secrets come from the environment and never reach the record. */
export interface Endpoint {
  readonly url: string
  /** Sent as HTTP Basic. */
  readonly credentials?: { readonly user: string; readonly password: string }
  /** PEM text of the certificate authority that signed the SUT's certificate; without it the system's own list holds. */
  readonly ca?: string
}

/** How long to wait, in milliseconds; real time, monotonic. */
export interface Deadlines {
  readonly connectMs: number
  /** From the first byte sent to the last byte received. */
  readonly replyMs: number
}

export interface Outgoing {
  readonly bytes: Uint8Array
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** May be sent once more on a fresh connection, when a kept-alive one turns out to be closed. True for queries only. */
  readonly repeatable: boolean
}

/** What became of one message, by the numbers of its entries in the record. */
export interface Delivery {
  readonly request: number
  /** The message that came back; absent where a transport event or an expired deadline stands in the record instead. */
  readonly reply?: number
}

/** Moves bytes and records them. Never judges. */
export interface Transport {
  /** Never throws for what the peer or the wire does: that goes into the record. */
  send(message: Outgoing, recorder: Recorder): Promise<Delivery>
  close(): Promise<void>
}

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
}

/** What arrived at a listener. */
export interface Arrival {
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

/** Listens for a SUT. Records nothing itself: the mailbox does, so that an arrival and its answer stand in one record. */
export interface Listener {
  /** The address by which a SUT reaches a mailbox. */
  address(token: string): string
  open(token: string, mailbox: Mailbox): void
  closeMailbox(token: string): void
  close(): Promise<void>
}

export type OpenListener = (
  address: ListenAddress,
  terms: { readonly maxBytes: number; readonly onStray: (stray: Arrival) => void },
) => Promise<Listener>
