import { soapNamespaces, versionOf, type SoapVersion } from '../../binding/soap.ts'
import type { WritingBehaviours } from '../behaviours/writing.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** The media type of each version. */
const mediaTypes = { '1.1': 'text/xml', '1.2': 'application/soap+xml' } as const

/** A document as HTTP carries it. */
export interface Carried {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/**
 * A document as HTTP carries it.
 *
 * @param text as it was written here
 * @param action SOAP 1.2 tells it beside the media type; none where empty
 */
export function carriedByHttp(text: string, behaviours: WritingBehaviours, action = ''): Carried {
  const version = versionWritten(text)
  const { bytes, charset } = behaviours['wire.encoded'](text)
  const told = version === '1.2' && action ? `; action="${action}"` : ''
  return { bytes, contentType: behaviours['http.contentType'](`${mediaTypes[version]}; charset=${charset}${told}`) }
}

/** What HTTP is told of a message that is sent by a SOAPAction; `""` says that its address tells all. */
export const headersWith = (
  action: string,
  text: string,
  { contentType }: Carried,
): Readonly<Record<string, string>> => ({
  'content-type': contentType,
  ...(versionWritten(text) === '1.1' && { soapaction: `"${action}"` }),
})

/** The version of a message by its content type; it may be wrong, and what cannot be read has no other. */
export const versionSaid = (contentType = ''): SoapVersion =>
  /^application\/soap\+xml\b/i.test(contentType.trim()) ? '1.2' : '1.1'

/** The version of a document that was written here. */
const versionWritten = (text: string): SoapVersion => (text.includes(soapNamespaces['1.2']) ? '1.2' : '1.1')

/** The version of a document; what is no SOAP is sent as SOAP 1.1 would be. */
export const versionIn = (document: XmlElement): SoapVersion => versionOf(document) ?? '1.1'
