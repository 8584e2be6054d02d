import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
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

/** By their names in Content-Encoding. */
const codings = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync } as const
const isCoding = (name: string | undefined): name is keyof typeof codings => name !== undefined && name in codings

/**
 * A reply whose body came compressed, asked for or not, unpacked: the record keeps what it says, and how it was packed. What cannot
 * be unpacked, and what comes to more than we take in, stays as it came.
 *
 * @param maxBytes of what comes out
 */
export function unpacked({ meta, bytes }: Received, maxBytes: number): Received {
  const coding = meta.headers['content-encoding']?.trim().toLowerCase()
  if (!isCoding(coding) || meta.truncated || meta.overLimit) return { meta, bytes }
  try {
    return { meta: { ...meta, decoded: coding }, bytes: codings[coding](bytes, { maxOutputLength: maxBytes }) }
  } catch (error) {
    if (error instanceof RangeError) return { meta: { ...meta, overLimit: true }, bytes }
    return { meta: { ...meta, undecodable: error instanceof Error ? error.message : String(error) }, bytes }
  }
}
