import { XmlParseError } from 'libxml2-wasm'
import { decode } from './decode.ts'
import { LimitReached, toTree } from './from-libxml2.ts'
import { withDocument } from './libxml2.ts'
import { placeOf } from './place.ts'
import { findDoctype } from './prolog.ts'
import { sentence } from './sentence.ts'
import type { XmlElement } from './tree.ts'

/** How much XML is taken in; beyond it a message is not judged. */
export interface XmlLimits {
  /** Size of one message, in bytes. */
  readonly maxBytes: number
  /** Depth of elements; the document element has depth 1. */
  readonly maxDepth: number
  /** Number of elements: the tree takes some 400 bytes for each, however small the message. */
  readonly maxElements: number
}

export const defaultLimits: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 200, maxElements: 2_000_000 }

/** Why bytes were not taken in as XML. `too-large` and `too-deep` are limits of ours, never a fault of the sender. */
export interface XmlProblem {
  readonly kind: 'empty' | 'encoding' | 'dtd' | 'malformed' | 'too-large' | 'too-deep'
  readonly message: string
  /** Counted from 1. */
  readonly line?: number
  /** Counted from 1. */
  readonly column?: number
}

export type XmlIntake =
  | { readonly ok: true; readonly text: string; readonly encoding: string; readonly root: XmlElement }
  | { readonly ok: false; readonly text?: string; readonly problem: XmlProblem }

export interface XmlReadOptions {
  /** Charset of the HTTP Content-Type, where there is one; it overrules the XML declaration. */
  readonly charset?: string | undefined
  /** Those that differ from the default limits. */
  readonly limits?: Partial<XmlLimits> | undefined
}

/**
 * Takes in XML of an unknown sender: never throws for what the bytes hold, never opens or fetches anything.
 *
 * A document type declaration is refused unread. Character data and CDATA are merged, character references resolved,
 * comments and processing instructions dropped; namespace declarations are no attributes. An element's line is the one
 * on which its start tag ends, as in the problems of a SchemaEngine.
 *
 * @example
 * const intake = readXml(body, { charset: 'utf-8' })
 * if (intake.ok) intake.root.name
 */
export function readXml(bytes: Uint8Array, { charset, limits: ownLimits }: XmlReadOptions = {}): XmlIntake {
  const limits = { ...defaultLimits, ...ownLimits }
  if (bytes.byteLength > limits.maxBytes) {
    return refused({
      kind: 'too-large',
      message: `The message has ${bytes.byteLength} bytes; the limit is ${limits.maxBytes} bytes.`,
    })
  }
  if (bytes.every(isWhiteSpace)) return refused(empty)
  const decoded = decode(bytes, charset)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded
  if (/^[ \t\r\n]*$/.test(text)) return refused(empty, text)
  const doctype = findDoctype(text)
  if (doctype !== undefined) {
    const message = 'The message has a document type declaration (DOCTYPE); SOAP forbids it and it is not read.'
    return refused({ kind: 'dtd', message, ...placeOf(text, doctype) }, text)
  }
  try {
    return { ok: true, text, encoding, root: withDocument(text, (document) => toTree(document, text, limits)) }
  } catch (error) {
    return refused(parseProblem(error, limits), text)
  }
}

const empty: XmlProblem = { kind: 'empty', message: 'The message is empty.' }

function refused(problem: XmlProblem, text?: string): XmlIntake {
  return text === undefined ? { ok: false, problem } : { ok: false, text, problem }
}

function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

function parseProblem(error: unknown, limits: XmlLimits): XmlProblem {
  const tooDeep: XmlProblem = {
    kind: 'too-deep',
    message: `Elements are nested deeper than ${limits.maxDepth} levels.`,
  }
  if (error instanceof LimitReached) {
    const tooMany: XmlProblem = {
      kind: 'too-large',
      message: `The message has more than ${limits.maxElements} elements.`,
    }
    return { ...(error.limit === 'maxDepth' ? tooDeep : tooMany), line: error.line }
  }
  if (!(error instanceof XmlParseError)) throw error
  const [first] = error.details
  // libxml2 has no words left when its memory is used up: our limit, not the sender's fault.
  if (!first?.message.trim()) return { kind: 'too-large', message: 'The XML parser ran out of memory on this message.' }
  const place = { line: first.line, column: first.col }
  if (first.message.startsWith('Excessive depth')) return { ...tooDeep, ...place }
  return { kind: 'malformed', message: sentence(first.message), ...place }
}
