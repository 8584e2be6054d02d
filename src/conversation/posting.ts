import { clothe, type Clothed, type Clothes } from '../binding/clothing.ts'
import { soapActionOf, wrappers, type ServiceOperation } from '../binding/wrappers.ts'
import { asDescribed, serviceAddress } from '../binding/wsdl/services.ts'
import { abstractNamespace } from '../message/namespaces.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { Bench } from './bench.ts'

/** A message as it leaves, and where it goes. */
export interface Posted extends Clothed {
  readonly url: string
}

/**
 * Clothes a message and finds the address of its service: as the WSDL of the SUT has it, where the IXIT names one; else as the
 * binding and the endpoint say.
 *
 * @param clothes those of the binding, unless the case wants others
 * @param isAddressed does it bear WS-Addressing headers? As the ICS says, unless the case wants it otherwise
 */
export function posted(
  message: XmlElement,
  operation: ServiceOperation,
  {
    config,
    services,
    endpoint,
    ics,
    ixit,
    newId,
  }: Pick<Bench, 'config' | 'services' | 'endpoint' | 'ics' | 'ixit' | 'newId'>,
  clothes: Clothes = config.binding,
  isAddressed = ics.addressing === 'required',
): Posted {
  const { soap, wrapper } = clothes
  const style = typeof wrapper === 'string' ? wrappers[wrapper] : wrapper
  const due = asDescribed(style, operation, services)
  const url = serviceAddress(endpoint.url, operation, services)
  const action = soapActionOf(due, operation).slice(1, -1) || (ixit.addressing?.action ?? genericAction)
  const addressing = isAddressed && { messageId: `urn:uuid:${newId()}`, action, to: url }
  return { ...clothe(message, { soap, wrapper: due, ...(addressing && { addressing }) }, operation), url }
}

/** What WS-Addressing calls an operation without a SOAPAction: by its port type and its input, as our template names them. */
const genericAction = `${abstractNamespace}/Bare_PortType/RequestRequest`
