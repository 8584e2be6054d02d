import { gunzipSync } from 'node:zlib'
import type { WireMeta } from '../../exchange/entries.ts'
import type { Outgoing } from '../transport.ts'

/** What HTTP is told of how a body of so many bytes crosses, and how its answer may. */
export const transferHeaders = (
  transfer: Outgoing['transfer'],
  byteLength: number,
): Readonly<Record<string, string>> => ({
  ...(transfer === 'chunked' ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(byteLength) }),
  ...(transfer === 'gzip' && { 'accept-encoding': 'gzip' }),
})

interface Received {
  readonly meta: WireMeta
  readonly bytes: Uint8Array
}

/**
 * A reply whose compressed body was asked for, unpacked: the record keeps what it says, and that it was packed. What cannot be
 * unpacked, and what comes to more than we take in, stays as it came.
 *
 * @param maxBytes of what comes out
 */
export function unpacked({ meta, bytes }: Received, maxBytes: number): Received {
  const coding = meta.headers['content-encoding']?.trim().toLowerCase()
  if (coding !== 'gzip' && coding !== 'x-gzip') return { meta, bytes }
  if (meta.truncated || meta.overLimit) return { meta, bytes }
  try {
    return { meta: { ...meta, decoded: 'gzip' }, bytes: gunzipSync(bytes, { maxOutputLength: maxBytes }) }
  } catch (error) {
    if (error instanceof RangeError) return { meta: { ...meta, overLimit: true }, bytes }
    return { meta: { ...meta, undecodable: error instanceof Error ? error.message : String(error) }, bytes }
  }
}
