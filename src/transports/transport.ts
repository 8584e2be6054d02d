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
  limits: { readonly maxBytes: number },
) => Transport
