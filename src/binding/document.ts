import type { XmlElement } from '../xml/tree.ts'
import { recognise } from './recognise.ts'
import { unwrapSoap, versionOf, type Unwrapped } from './soap.ts'
import type { DescribedOperation } from './wsdl/services.ts'

/**
 * Takes a message out of a document that may be a SOAP envelope, or the message alone.
 *
 * @param services how the WSDL of its sender has typed operations
 */
export function unwrapDocument(root: XmlElement, services?: readonly DescribedOperation[]): Unwrapped {
  if (versionOf(root)) return unwrapSoap(root, services)
  const content = recognise(root, services)
  if (content) return { content, problems: [] }
  return {
    problems: [{ kind: 'no-message', element: root, actual: `${root.name} of ${root.namespace || 'no namespace'}` }],
  }
}
