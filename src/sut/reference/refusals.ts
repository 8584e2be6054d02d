import { dress, wrapFault, type SoapVersion } from '../../binding/soap.ts'
import { wrappers, type ServiceOperation } from '../../binding/wrappers.ts'
import { buildFault, buildReply } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'

/**
 * A SOAP fault with a FaultMessage in its detail, for what cannot be answered by a reply.
 *
 * @param version of SOAP
 * @param operation names the FaultMessage where the request came in the clothes of a typed service
 */
export function soapFault(
  at: 'Client' | 'Server',
  code: string,
  reason: string,
  version: SoapVersion,
  operation?: ServiceOperation,
): XmlElement {
  const fault = buildFault(buildReply('FAILED', [requestError(code, reason)]))
  return wrapFault(at, reason, operation ? dress(fault, wrappers.typed, operation) : fault, version)
}
