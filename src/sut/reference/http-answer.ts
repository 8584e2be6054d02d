/** An HTTP answer before it is written. */
export interface HttpAnswer {
  readonly status: number
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** Does it refuse the request: a FAILED reply, a fault, an HTTP error? */
  readonly refusal: boolean
  /** Set where it answers an event. */
  readonly toEvent?: true | undefined
  /** The request, where it could not be parsed. */
  readonly unparsed?: Uint8Array | undefined
}

/** How a body is written bit by bit. */
export interface Pieces {
  /** The size of each, in bytes. */
  readonly bytes: number
  readonly pauseMs: number
  /** Is its full length told before? Otherwise it comes in chunks. */
  readonly announced: boolean
}

/** What is done to the connection: the answer is written, cut off, never given, or the connection is closed instead. */
export type Treatment =
  | { readonly kind: 'send'; readonly answer: HttpAnswer; readonly delayMs?: number; readonly pieces?: Pieces }
  /** The full length is announced; only so many bytes of the body follow before the connection is closed. */
  | { readonly kind: 'cut'; readonly answer: HttpAnswer; readonly afterBytes: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'silence' }
