import type { Clock } from './clock.ts'
import type { Body, Context, Entry, WireMessage } from './entries.ts'

/** A record as read: its entries in order of seq, the context first. */
export interface ExchangeRecord {
  readonly context: Context
  readonly entries: readonly Entry[]
}

type WithoutStamp<E> = E extends Entry ? Omit<E, 'seq' | 'at'> : never
/** An entry before the recorder gives it its number and moment. */
export type Unstamped = WithoutStamp<Entry>

/** Appends to one scenario's record. Everything that moves bytes is given one, so that nothing crosses unrecorded. */
export interface Recorder {
  /** Appends an entry and returns its number. */
  append(entry: Unstamped): number
  /** Appends a message, naming it `m1`, `m2` ..., and returns its number. */
  message(message: Omit<WireMessage, 'seq' | 'at' | 'id' | 'kind' | 'body'>, bytes: Uint8Array): number
  /** Adds the JMSMessageID of a message of ours, where its provider made that up only when it was sent. */
  identify(message: number, messageId: string): void
  record(): ExchangeRecord
}

/** Starts a record with its context. */
export function startRecord(context: Omit<Context, 'kind' | 'seq' | 'at' | 'format'>, clock: Clock): Recorder {
  const opening: Context = { kind: 'context', seq: 0, at: clock.now(), format: 'cim9-record/1', ...context }
  const entries: Entry[] = [opening]
  let messages = 0
  const append = (entry: Unstamped): number => {
    const seq = entries.length
    entries.push({ ...entry, seq, at: clock.now() })
    return seq
  }
  return {
    append,
    message: (message, bytes) =>
      append({ kind: 'message', id: `m${String(++messages)}`, ...message, body: bodyOf(bytes) }),
    identify: (seq, messageId) => {
      const entry = entries[seq]
      if (entry?.kind !== 'message' || !entry.meta.jms) return
      // In the place of the entry: whoever has decoded it has decoded another.
      entries[seq] = { ...entry, meta: { ...entry.meta, jms: { ...entry.meta.jms, messageId } } }
    },
    record: () => ({ context: opening, entries: [...entries] }),
  }
}

/** Bytes as the record keeps them: readable text where UTF-8 carries them exactly, base64 otherwise. */
export function bodyOf(bytes: Uint8Array): Body {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('utf8')
  return Buffer.from(text, 'utf8').equals(buffer) ? { text } : { base64: buffer.toString('base64') }
}

/** The exact bytes of a body. */
export function bytesOf(body: Body): Uint8Array {
  return 'text' in body ? Buffer.from(body.text, 'utf8') : Buffer.from(body.base64, 'base64')
}
