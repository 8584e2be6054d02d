import type { BindingChoice } from '../config/transport.ts'
import type { XmlElement } from '../xml/tree.ts'
import { writeXml } from '../xml/write.ts'
import { withAddressing, type AddressingFields } from './addressing.ts'
import { dress, wrapSoap } from './soap.ts'
import { soapActionOf, wrappers, type ServiceOperation, type Wrapper } from './wrappers.ts'

/** A message as a transport is given it. */
export interface Clothed {
  readonly bytes: Uint8Array
  /** What HTTP is told of it beside its bytes; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** Clothes to choose from: those of a binding, or a style that none has. */
export interface Clothes {
  readonly soap: BindingChoice['soap']
  readonly wrapper: BindingChoice['wrapper'] | Wrapper
  /** The WS-Addressing headers it bears, where it is SOAP. */
  readonly addressing?: AddressingFields
}

/**
 * Puts a generic envelope into the clothes of a binding.
 *
 * @param message RequestMessage, ResponseMessage or EventMessage, as message/build makes them
 * @param within what is made of the SOAP envelope before it is written; nothing stands around an envelope alone
 */
export function clothe(
  message: XmlElement,
  { soap, wrapper, addressing }: Clothes,
  operation: ServiceOperation,
  within: (envelope: XmlElement) => XmlElement = (envelope) => envelope,
): Clothed {
  const style = typeof wrapper === 'string' ? wrappers[wrapper] : wrapper
  const written = (document: XmlElement) => Buffer.from(writeXml(document), 'utf8')
  const action = soapActionOf(style, operation)
  if (soap === 'none')
    return { bytes: written(dress(message, style, operation)), headers: { 'content-type': 'text/xml; charset=utf-8' } }
  const envelope = within(wrapSoap(message, style, operation, soap))
  const bytes = written(addressing ? withAddressing(envelope, addressing) : envelope)
  return soap === '1.2'
    ? { bytes, headers: { 'content-type': `application/soap+xml; charset=utf-8; action=${action}` } }
    : { bytes, headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: action } }
}
