import { dress, wrapFault } from '../../binding/soap.ts'
import { wrappers } from '../../binding/wrappers.ts'
import { buildFault, buildReply } from '../../message/build.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { requestError } from './errors.ts'

/**
 * A SOAP fault with a FaultMessage in its detail, for what cannot be answered by a reply.
 *
 * @param typedNoun names the FaultMessage where the request came in the clothes of a typed service
 */
export function soapFault(at: 'Client' | 'Server', code: string, reason: string, typedNoun?: string): XmlElement {
  const fault = buildFault(buildReply('FAILED', [requestError(code, reason)]))
  return wrapFault(at, reason, typedNoun === undefined ? fault : dress(fault, wrappers.typed, typedNoun))
}
