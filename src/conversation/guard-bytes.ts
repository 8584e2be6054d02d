/**
 * The guard of a message that is spoilt as bytes, after `guard` let the message pass. What leaves is the beginning of that
 * message, in which nothing can stand that was not seen there, or a text in which no element can begin.
 *
 * @param guarded the whole document, whose message has passed the guard
 * @throws Error where the bytes are neither
 */
export function guardBytes(guarded: Uint8Array, bytes: Uint8Array): void {
  const isBeginning = Buffer.compare(bytes, guarded.subarray(0, bytes.byteLength)) === 0
  if (!isBeginning && !isPlainText(bytes))
    throw new Error('The guard stopped bytes that are neither the beginning of a query nor plain text.')
}

/** Printable ASCII without the character that begins a tag, so that no decoding makes a message of it. */
const isPlainText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== '<'.charCodeAt(0))
