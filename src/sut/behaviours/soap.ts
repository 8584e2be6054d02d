import type { IncomingHttpHeaders } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { SoapVersion } from '../../binding/soap.ts'

/** The seam at which SOAP itself can go wrong. */
export interface SoapBehaviours {
  /** The version of SOAP of a reply, by that of its request. */
  readonly 'soap.replies': (asked: SoapVersion) => SoapVersion
  /** The bytes of a request as they are read, given the headers of HTTP. */
  readonly 'http.read': (bytes: Uint8Array, headers: IncomingHttpHeaders) => Uint8Array
  /** A body as it is compressed for who asks for gzip. */
  readonly 'http.packed': (bytes: Uint8Array) => Uint8Array
  /** The id to which an answer relates by its WS-Addressing headers, given that of its request; undefined leaves it out. */
  readonly 'addressing.relatesTo': (asked: string, later: boolean) => string | undefined
  /** The id of an answer among its WS-Addressing headers, given a fresh one and that of its request. */
  readonly 'addressing.messageId': (fresh: string, asked: string) => string
}

export const conformingSoap: SoapBehaviours = {
  'soap.replies': (asked) => asked,
  'http.read': (bytes) => bytes,
  'http.packed': (bytes) => gzipSync(bytes),
  'addressing.relatesTo': (asked) => asked,
  'addressing.messageId': (fresh) => fresh,
}
