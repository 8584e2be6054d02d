import { constants, gunzipSync } from 'node:zlib'
import { bytesIn, gzipped } from '../message/compressed.ts'
import { payloadText, withCompressed } from '../message/reshape.ts'
import { childNamed, elements, textOf, type XmlElement } from '../xml/tree.ts'
import { writeXml } from '../xml/write.ts'

/**
 * The guard of a message whose payload is compressed, after `guard` let it pass in plain. What leaves is that message, with
 * nothing but Compressed in its Payload; and what can be had out of that, by whoever mends what is broken, is the payload
 * that was seen, or its beginning.
 *
 * @param guarded the message in plain, which has passed the guard
 * @throws Error where it is not
 */
export function guardPacked(guarded: XmlElement, sent: XmlElement): void {
  const payload = childNamed(sent, 'Payload')
  const [compressed, ...more] = payload ? elements(payload) : []
  if (compressed?.name !== 'Compressed' || more.length) throw stopped('holds something beside what was compressed')
  const text = textOf(compressed)
  if (writeXml(withCompressed(text)(guarded)) !== writeXml(sent))
    throw stopped('is another message than it was in plain')
  const seen = payloadText(guarded)
  const plain = Buffer.from(seen, 'utf8')
  const packed = Buffer.from(bytesIn(text)?.bytes ?? [])
  const isBeginning = packed.byteLength > 0 && packed.equals(gzipped(seen).subarray(0, packed.byteLength))
  const inside = isBeginning ? insideOf(packed, plain.byteLength) : undefined
  if (!inside?.equals(plain.subarray(0, inside.byteLength))) throw stopped('holds something else than it did in plain')
}

const stopped = (why: string): Error => new Error(`The guard stopped a compressed message: it ${why}.`)

/** What comes out of it, however early it ends; nothing where it is no gzip, or holds more than it should. */
function insideOf(packed: Uint8Array, maxOutputLength: number): Buffer | undefined {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength })
  } catch {
    return undefined
  }
}
