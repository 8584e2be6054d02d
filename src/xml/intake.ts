import type { XmlElement } from './tree.ts'

/** How much XML is taken in; beyond it a message is not judged. */
export interface XmlLimits {
  /** Size of one message, in bytes. */
  readonly maxBytes: number
  /** Depth of elements; the document element has depth 1. */
  readonly maxDepth: number
}

export const defaultLimits: XmlLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 200 }

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
