import { gunzipSync, gzipSync } from 'node:zlib'
import { defaultLimits, readXml } from '../xml/intake.ts'
import { textOf, type XmlElement, type XmlNode } from '../xml/tree.ts'

/** How compressed bytes are written as text: practice is base64, the annotation of the schemas says uuencoded. */
export const armours = ['base64', 'uuencode'] as const
export type Armour = (typeof armours)[number]

/** What stands in a Compressed element, as far as it can be had. */
export type Unpacked =
  | { readonly ok: true; readonly text: string; readonly root: XmlElement }
  /** `broken`: it says it is gzip and is none; `unknown`: packed in a way that is not known here; `limit`: a limit of ours. */
  | { readonly ok: false; readonly kind: 'broken' | 'unknown' | 'limit'; readonly problem: string }

/** Compresses a text by gzip, and writes that as text. */
export const packed = (text: string, armour: Armour): string => armoured(gzipped(text), armour)

export const gzipped = (text: string): Uint8Array => gzipSync(Buffer.from(text, 'utf8'))

/** Bytes as text. */
export const armoured = (bytes: Uint8Array, armour: Armour): string =>
  armour === 'base64' ? Buffer.from(bytes).toString('base64') : uuencoded(bytes)

/** The bytes in a text, told by its form; undefined where it has neither. */
export function bytesIn(text: string): { readonly bytes: Uint8Array; readonly armour: Armour } | undefined {
  const lines = /^begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n([^]*?)\r?\n(?:end|={4})\s*$/.exec(text)?.[1]
  if (lines !== undefined && text.startsWith('begin ')) return { bytes: uudecoded(lines), armour: 'uuencode' }
  const bare = (lines ?? text).replace(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? { bytes: Buffer.from(bare, 'base64'), armour: 'base64' } : undefined
}

/**
 * Unpacks a Compressed element. Never throws for what it holds, and never makes more of it than a message may have.
 *
 * @param maxBytes of what comes out
 */
export function unpack(compressed: XmlElement, maxBytes = defaultLimits.maxBytes): Unpacked {
  const found = bytesIn(textOf(compressed))
  if (!found) return { ok: false, kind: 'unknown', problem: 'neither base64 nor uuencoded' }
  if (found.bytes[0] !== 0x1f || found.bytes[1] !== 0x8b)
    return { ok: false, kind: 'unknown', problem: 'not compressed by gzip' }
  try {
    const intake = readXml(gunzipSync(found.bytes, { maxOutputLength: maxBytes }))
    if (intake.ok) return { ok: true, text: intake.text, root: intake.root }
    const { kind, message } = intake.problem
    return { ok: false, kind: kind.startsWith('too-') ? 'limit' : 'unknown', problem: message }
  } catch (error) {
    return isLimit(error)
      ? { ok: false, kind: 'limit', problem: `more than ${maxBytes} bytes come out of it` }
      : { ok: false, kind: 'broken', problem: error instanceof Error ? error.message : String(error) }
  }
}

const isLimit = (error: unknown): boolean =>
  error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

/** An element that was unpacked, as if it stood where the compressed one stands: findings point there. */
export const inPlaceOf = (compressed: XmlElement, unpacked: XmlElement): XmlElement => ({
  ...unpacked,
  line: compressed.line,
  position: compressed.position,
  children: unpacked.children.map((child): XmlNode =>
    child.kind === 'element' ? inPlaceOf(compressed, child) : child,
  ),
})

/** 45 bytes a line, as uuencode has it; a grave stands for a blank, which XML would not keep. */
function uuencoded(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45)
    lines.push(sign(part.length) + groupsOf(part, 3).map(encodedGroup).join(''))
  }
  return ['begin 644 payload.gz', ...lines, '`', 'end'].join('\n')
}

function encodedGroup([a = 0, b = 0, c = 0]: Uint8Array): string {
  return [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(sign).join('')
}

function uudecoded(lines: string): Uint8Array {
  const decoded = lines.split(/\r?\n/).flatMap((line) => {
    const values = Uint8Array.from(Array.from(line, (one) => (one.charCodeAt(0) - 0x20) & 63))
    const bytes = groupsOf(values.subarray(1), 4).flatMap(([a = 0, b = 0, c = 0, d = 0]) => [
      ((a << 2) | (b >> 4)) & 255,
      ((b << 4) | (c >> 2)) & 255,
      ((c << 6) | d) & 255,
    ])
    return bytes.slice(0, values[0] ?? 0)
  })
  return Uint8Array.from(decoded)
}

const sign = (value: number): string => (value === 0 ? '`' : String.fromCharCode(0x20 + value))

const groupsOf = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
