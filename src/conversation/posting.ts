import { clothe, type Clothed, type Clothes } from '../binding/clothing.ts'
import { wrappers, type ServiceOperation } from '../binding/wrappers.ts'
import { asDescribed, serviceAddress } from '../binding/wsdl/services.ts'
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
 */
export function posted(
  message: XmlElement,
  operation: ServiceOperation,
  { config, services, endpoint }: Pick<Bench, 'config' | 'services' | 'endpoint'>,
  clothes: Clothes = config.binding,
): Posted {
  const { soap, wrapper } = clothes
  const style = typeof wrapper === 'string' ? wrappers[wrapper] : wrapper
  return {
    ...clothe(message, { soap, wrapper: asDescribed(style, operation, services) }, operation),
    url: serviceAddress(endpoint.url, operation, services),
  }
}
