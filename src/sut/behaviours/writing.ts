import type { XmlElement } from '../../xml/tree.ts'

/** A document as bytes, and the charset by which HTTP is told of them. */
export interface Encoded {
  readonly bytes: Uint8Array
  readonly charset: string
}

/** The seams at which documents are written: what means the same can be written in many ways. */
export interface WritingBehaviours {
  /** Prefixes by their namespaces, given those that are due; an element of any other namespace redeclares the default one. */
  readonly 'wire.prefixes': (
    due: Readonly<Record<string, string>>,
    document: XmlElement,
  ) => Readonly<Record<string, string>>
  /** The text of a document, given as it was written. */
  readonly 'wire.text': (text: string) => string
  /** The bytes of a document that is sent by HTTP. */
  readonly 'wire.encoded': (text: string) => Encoded
  /** The content type by which HTTP is told of it, given the due one. */
  readonly 'http.contentType': (due: string) => string
}

export const conformingWriting: WritingBehaviours = {
  'wire.prefixes': (due) => due,
  'wire.text': (text) => text,
  'wire.encoded': (text) => ({ bytes: Buffer.from(text, 'utf8'), charset: 'utf-8' }),
  'http.contentType': (due) => due,
}
