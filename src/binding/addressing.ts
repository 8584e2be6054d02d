import { childNamed, element, elements, textOf, type XmlElement } from '../xml/tree.ts'
import { versionOf, withHeaderBlocks } from './soap.ts'

/** The namespaces of WS-Addressing: the recommendation, and the submission before it, which is still in use. */
export const addressingNamespaces = {
  '1.0': 'http://www.w3.org/2005/08/addressing',
  '2004/08': 'http://schemas.xmlsoap.org/ws/2004/08/addressing',
} as const
const known: readonly string[] = Object.values(addressingNamespaces)

/** Where the answer goes that comes in the same exchange. */
const anonymous = `${addressingNamespaces['1.0']}/anonymous`

/** What the WS-Addressing headers of a message say, as far as it is of interest here. */
export interface Addressing {
  /** One of the namespaces above. */
  readonly namespace: string
  readonly messageId?: string
  readonly action?: string
  /** The ids of messages to which it relates, whichever the relationship. */
  readonly relatesTo: readonly string[]
  /** The header to point at: what it relates to, or the first. */
  readonly element: XmlElement
  /** Its MessageID, where it has one. */
  readonly idElement?: XmlElement
}

/**
 * The WS-Addressing headers of a document.
 *
 * @returns undefined where it is no SOAP, or bears none
 */
export function addressingIn(root: XmlElement): Addressing | undefined {
  const header = versionOf(root) && childNamed(root, 'Header')
  if (!header) return undefined
  const own = elements(header).filter(({ namespace }) => known.includes(namespace))
  const [first] = own
  if (!first) return undefined
  const named = (name: string) => own.find((one) => one.name === name)
  const said = (found: XmlElement | undefined) => (found && textOf(found).trim()) || undefined
  const idElement = named('MessageID')
  const [messageId, action] = [said(idElement), said(named('Action'))]
  const relating = own.filter(({ name }) => name === 'RelatesTo')
  return {
    namespace: first.namespace,
    ...(messageId !== undefined && { messageId }),
    ...(action !== undefined && { action }),
    relatesTo: relating.map((one) => textOf(one).trim()),
    element: relating[0] ?? first,
    ...(idElement && { idElement }),
  }
}

/** The headers that a message is to bear. */
export interface AddressingFields {
  /** That of the message that is answered; 1.0 where absent. */
  readonly namespace?: string
  readonly messageId: string
  readonly action: string
  /** Where it goes; absent in an answer, which goes back where the question came from. */
  readonly to?: string
  /** The id of the message that is answered. */
  readonly relatesTo?: string
}

/**
 * A SOAP envelope with WS-Addressing headers. What asks for something wants its answer in the same exchange: where a later
 * one goes, the header of its message says.
 */
export function withAddressing(
  envelope: XmlElement,
  { namespace = addressingNamespaces['1.0'], messageId, action, to, relatesTo }: AddressingFields,
): XmlElement {
  const own = (name: string, content: XmlElement['children'] | string) => element(namespace, name, content)
  return withHeaderBlocks(envelope, [
    own('Action', action),
    own('MessageID', messageId),
    ...(to === undefined
      ? []
      : [
          own('To', to),
          own('ReplyTo', [
            own('Address', namespace === addressingNamespaces['1.0'] ? anonymous : `${namespace}/role/anonymous`),
          ]),
        ]),
    ...(relatesTo === undefined ? [] : [own('RelatesTo', relatesTo)]),
  ])
}

/** The codes by which a fault says that a header of WS-Addressing is missing, in both namespaces. */
const missing: ReadonlySet<string> = new Set(['MessageAddressingHeaderRequired', 'MessageInformationHeaderRequired'])

/**
 * Does a SOAP fault say that WS-Addressing headers are missing? SOAP 1.1 has it as its code, SOAP 1.2 as a subcode.
 *
 * @param fault the element Fault
 */
export function missesAddressing(fault: XmlElement): boolean {
  const codes = (parent: XmlElement): readonly string[] =>
    elements(parent).flatMap((one) =>
      one.name === 'faultcode' || one.name === 'Value' ? [textOf(one)] : one.name === 'Detail' ? [] : codes(one),
    )
  return codes(fault).some((code) => missing.has(code.trim().replace(/^.*:/, '')))
}
