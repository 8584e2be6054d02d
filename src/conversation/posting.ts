import { clothe, type Clothed, type Clothes } from '../binding/clothing.ts'
import { soapActionOf, wrappers, type ServiceOperation } from '../binding/wrappers.ts'
import { asDescribed, serviceAddress } from '../binding/wsdl/services.ts'
import { abstractNamespace } from '../message/namespaces.ts'
import type { XmlElement } from '../xml/tree.ts'
import { goingAs, sealing, type As } from './access.ts'
import type { Bench } from './bench.ts'
import type { Caller } from '../transports/transport.ts'

/** A message as it leaves, and where it goes. */
export interface Posted extends Clothed {
  readonly url: string
}

/** A message as it is handed to the transport. */
export interface Sealed extends Posted {
  /** What the record keeps in the place of the bytes, where a secret stands in them. */
  readonly shown?: Uint8Array
  readonly as?: Caller
  /** The bytes before they were spoilt on purpose. */
  readonly unspoilt: Uint8Array
}

interface Manner {
  readonly clothes?: Clothes
  /** As whom it is sent, where that is not the usual. */
  readonly as?: As | undefined
  /** Does it bear WS-Addressing headers? As the ICS says, unless the case wants it otherwise. */
  readonly isAddressed?: boolean | undefined
  readonly spoil?: ((document: Uint8Array) => Uint8Array) | undefined
}

/**
 * Clothes a message, puts into its SOAP header who we are, where the IXIT says so, and finds the address of its service.
 *
 * @throws Inconclusive where it is to be sent as one whom the IXIT does not name; Error where a file of it cannot be read
 */
export function sealed(
  message: XmlElement,
  operation: ServiceOperation,
  bench: Bench,
  { clothes = bench.config.binding, as, isAddressed, spoil = (document) => document }: Manner = {},
): Sealed {
  const { url, as: caller, token } = goingAs(as, bench)
  const place = url === undefined ? bench : { ...bench, endpoint: { ...bench.endpoint, url } }
  // Once, since what is sent and what the record keeps of it are written each by itself.
  const addressedAs = (isAddressed ?? bench.ics.addressing === 'required') ? `urn:uuid:${bench.newId()}` : undefined
  const written = (within?: (envelope: XmlElement) => XmlElement) =>
    posted(message, operation, place, clothes, addressedAs, within)
  const finished = (document: Posted): Sealed => ({
    ...document,
    bytes: spoil(document.bytes),
    unspoilt: document.bytes,
    ...(caller && { as: caller }),
  })
  if (!token) return finished(written())
  const fresh = { nonce: bench.newNonce(), created: bench.clock.now().wall }
  const seal = sealing(token, fresh)
  bench.proofs.add(seal.proof)
  return { ...finished(written(seal.sent)), shown: spoil(written(seal.shown).bytes) }
}

/**
 * Clothes a message and finds the address of its service: as the WSDL of the SUT has it, where the IXIT names one; else as the
 * binding and the endpoint say.
 *
 * @param clothes those of the binding, unless the case wants others
 * @param addressedAs the id that it bears in WS-Addressing headers; without one it bears none
 * @param within what is made of the SOAP envelope: a header is put into it
 */
function posted(
  message: XmlElement,
  operation: ServiceOperation,
  { config, services, endpoint, ixit }: Pick<Bench, 'config' | 'services' | 'endpoint' | 'ixit'>,
  clothes: Clothes = config.binding,
  addressedAs?: string,
  within?: (envelope: XmlElement) => XmlElement,
): Posted {
  const { soap, wrapper } = clothes
  const style = typeof wrapper === 'string' ? wrappers[wrapper] : wrapper
  const due = asDescribed(style, operation, services)
  const url = serviceAddress(endpoint.url, operation, services)
  const action = soapActionOf(due, operation).slice(1, -1) || (ixit.addressing?.action ?? genericAction)
  const addressing = addressedAs !== undefined && { messageId: addressedAs, action, to: url }
  return { ...clothe(message, { soap, wrapper: due, ...(addressing && { addressing }) }, operation, within), url }
}

/** What WS-Addressing calls an operation without a SOAPAction: by its port type and its input, as our template names them. */
const genericAction = `${abstractNamespace}/Bare_PortType/RequestRequest`
