import type { Entry, WireMeta } from '../exchange/entries.ts'
import { bodyOf, bytesOf, type ExchangeRecord } from '../exchange/recorder.ts'
import { redactor } from '../exchange/redact.ts'
import type { ReportedFinding } from '../verdict/run-result.ts'

/** Keeps secrets out of what a scenario leaves behind. Only what may hold words of the SUT is looked through. */
export interface SecretKeeper {
  inRecord(record: ExchangeRecord): ExchangeRecord
  inFinding(finding: ReportedFinding): ReportedFinding
  inText(text: string): string
}

/**
 * Makes the keeper of these secrets. A secret may be a common word: our own messages and the frame of the record are left
 * alone, or they could not be read again.
 */
export function secretKeeper(secrets: readonly string[]): SecretKeeper {
  const inText = redactor(secrets)
  const inBytes = (bytes: Uint8Array): Uint8Array => hideInBytes(bytes, inText, redactor(secrets.map(bytewise)))
  const inMeta = (meta: WireMeta): WireMeta => ({
    ...meta,
    headers: Object.fromEntries(Object.entries(meta.headers).map(([name, value]) => [name, inText(value)])),
  })
  const inEntry = (entry: Entry): Entry => {
    if (entry.kind === 'message' && entry.from !== 'harness')
      return { ...entry, body: bodyOf(inBytes(bytesOf(entry.body))), meta: inMeta(entry.meta) }
    if (entry.kind === 'description')
      return { ...entry, documents: entry.documents.map((one) => ({ ...one, text: inText(one.text) })) }
    if (entry.kind === 'transport') return { ...entry, detail: inText(entry.detail) }
    return entry.kind === 'mark' ? { ...entry, text: inText(entry.text) } : entry
  }
  return {
    inText,
    inRecord: ({ context, entries }) => ({ context, entries: entries.map(inEntry) }),
    inFinding: (finding) => ({
      ...finding,
      ...(finding.path !== undefined && { path: inText(finding.path) }),
      ...(finding.expected !== undefined && { expected: inText(finding.expected) }),
      ...(finding.actual !== undefined && { actual: inText(finding.actual) }),
      ...(finding.sequenceSays !== undefined && { sequenceSays: inText(finding.sequenceSays) }),
    }),
  }
}

/** The bytes of a text in UTF-8, each as one character, as they show in a text whose encoding is another. */
const bytewise = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** Looks for secrets in UTF-8, in one byte a character, and in UTF-16 of both orders; other bytes stay as they are. */
function hideInBytes(
  bytes: Uint8Array,
  inText: (text: string) => string,
  inBytewiseText: (text: string) => string,
): Uint8Array {
  const body = bodyOf(bytes)
  if ('text' in body) return Buffer.from(inText(body.text), 'utf8')
  const single = Buffer.from(inText(inBytewiseText(Buffer.from(bytes).toString('latin1'))), 'latin1')
  const even = single.subarray(0, single.length - (single.length % 2))
  const little = Buffer.from(inText(even.toString('utf16le')), 'utf16le')
  const big = Buffer.from(inText(Buffer.from(little).swap16().toString('utf16le')), 'utf16le').swap16()
  return Buffer.concat([big, single.subarray(even.length)])
}
