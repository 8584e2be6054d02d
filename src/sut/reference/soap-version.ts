import { soapNamespaces, versionOf, type SoapVersion } from '../../binding/soap.ts'
import type { XmlElement } from '../../xml/tree.ts'

/** What HTTP is told of a message of each version, names in lower case. */
export const httpHeaders = {
  '1.1': { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
  '1.2': { 'content-type': 'application/soap+xml; charset=utf-8' },
} as const

/** What HTTP is told of a message that is sent by a SOAPAction; `""` says that its address tells all. */
export const headersWith = (action: string, version: SoapVersion): Readonly<Record<string, string>> =>
  version === '1.1'
    ? { ...httpHeaders['1.1'], soapaction: `"${action}"` }
    : { 'content-type': `${httpHeaders['1.2']['content-type']}${action && `; action="${action}"`}` }

/** The version of a message by its content type; it may be wrong, and what cannot be read has no other. */
export const versionSaid = (contentType = ''): SoapVersion =>
  /^application\/soap\+xml\b/i.test(contentType.trim()) ? '1.2' : '1.1'

/** The version of a document that was written here. */
export const versionWritten = (text: string): SoapVersion => (text.includes(soapNamespaces['1.2']) ? '1.2' : '1.1')

/** The version of a document; what is no SOAP is sent as SOAP 1.1 would be. */
export const versionIn = (document: XmlElement): SoapVersion => versionOf(document) ?? '1.1'
