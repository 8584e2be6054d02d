import { TextDecoder } from 'node:util'
import type { XmlProblem } from './intake.ts'
import { placeOf } from './place.ts'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly problem: XmlProblem }

const byteOrderMarks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-32', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Turns the bytes of an XML document into text, without its byte order mark.
 *
 * The encoding is the byte order mark's, else that of the HTTP header, else what the first bytes or the XML declaration
 * say, else UTF-8 (RFC 7303 section 3, XML 1.0 appendix F). Bytes that the encoding cannot hold are a problem, never
 * replaced.
 *
 * @param charset of the HTTP Content-Type, where there is one
 */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  const stated = byteOrderMark(bytes) ?? unquoted(charset) ?? utf16Order(bytes) ?? declaredEncoding(bytes) ?? 'utf-8'
  const encoding = stated.toLowerCase() === 'utf-16' ? utf16Order(bytes) : stated
  if (!encoding) return problem('The message is announced as UTF-16, but its bytes are not UTF-16.')
  const decoder = decoderFor(encoding)
  if (!decoder) return problem(`The encoding "${encoding}" is not known.`)
  try {
    return { ok: true, text: decoder.decode(bytes), encoding: decoder.encoding }
  } catch {
    const text = new TextDecoder(encoding).decode(bytes)
    return problem(`The bytes are not valid ${decoder.encoding}.`, placeOf(text, text.indexOf('\uFFFD')))
  }
}

function problem(message: string, place = {}): Decoded {
  return { ok: false, problem: { kind: 'encoding', message, ...place } }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  return byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
}

function unquoted(charset: string | undefined): string | undefined {
  const label = charset?.replace(/^["'\s]+|["'\s]+$/g, '')
  return label === '' ? undefined : label
}

/** UTF-16 without a mark shows in its first character, which is ASCII in every XML document. */
function utf16Order(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0 && second) return 'utf-16be'
  if (first && second === 0) return 'utf-16le'
  return undefined
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 256))
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1]
}

function decoderFor(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return undefined
  }
}
