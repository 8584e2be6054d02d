import { childNamed, childText, element, elements, type XmlElement } from '../xml/tree.ts'
import type { Archetype } from '../message/model.ts'
import { recognise, type Recognised } from './recognise.ts'
import { named, type ServiceOperation, type Wrapper } from './wrappers.ts'
import type { DescribedOperation } from './wsdl/services.ts'

export const soapNamespaces = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const
export type SoapVersion = keyof typeof soapNamespaces

/** A SOAP envelope with header blocks, beside those that it bears already. */
export function withHeaderBlocks(envelope: XmlElement, blocks: readonly XmlElement[]): XmlElement {
  const there = elements(envelope).find(({ name, namespace }) => name === 'Header' && namespace === envelope.namespace)
  const header = element(envelope.namespace, 'Header', [...(there?.children ?? []), ...blocks])
  return { ...envelope, children: [header, ...envelope.children.filter((child) => child !== there)] }
}

/** A SOAP fault as received; `detail` holds the FaultMessage where the sender put one. */
export interface SoapFault {
  readonly element: XmlElement
  readonly code: string
  readonly reason: string
  readonly detail?: Recognised
}

/** What is wrong with the way an envelope is carried; judged by the binding assertions. */
export interface BindingProblem {
  readonly kind: 'no-envelope' | 'no-body' | 'empty-body' | 'several-bodies' | 'no-message'
  readonly element: XmlElement
  readonly actual: string
}

/** A document taken out of its SOAP clothes, as far as it could be. */
export interface Unwrapped {
  readonly soap?: SoapVersion
  readonly fault?: SoapFault
  readonly content?: Recognised
  readonly problems: readonly BindingProblem[]
}

/**
 * Takes a message out of a SOAP envelope. Reads all wrappers it knows, whichever was declared, and SOAP 1.1 and 1.2.
 *
 * @param root the document element
 * @param services how the WSDL of its sender has typed operations
 */
export function unwrapSoap(root: XmlElement, services?: readonly DescribedOperation[]): Unwrapped {
  const soap = versionOf(root)
  if (!soap) return problem('no-envelope', root, `${root.name} of ${root.namespace || 'no namespace'}`)
  const body = childNamed(root, 'Body')
  if (!body) return { soap, ...problem('no-body', root, 'an Envelope without a Body') }
  const [content, ...more] = elements(body)
  if (!content) return { soap, ...problem('empty-body', body, 'an empty Body') }
  if (more.length)
    return {
      soap,
      ...problem(
        'several-bodies',
        body,
        elements(body)
          .map(({ name }) => name)
          .join(', '),
      ),
    }
  if (content.name === 'Fault' && content.namespace === soapNamespaces[soap]) {
    return { soap, fault: readFault(content, soap, services), problems: [] }
  }
  const recognised = recognise(content, services)
  return recognised
    ? { soap, content: recognised, problems: [] }
    : { soap, ...problem('no-message', content, `${content.name} of ${content.namespace || 'no namespace'}`) }
}

/** The SOAP version of a document element, or undefined where it is not a SOAP envelope. */
export function versionOf(root: XmlElement): SoapVersion | undefined {
  if (root.name !== 'Envelope') return undefined
  return (Object.keys(soapNamespaces) as SoapVersion[]).find((version) => soapNamespaces[version] === root.namespace)
}

function problem(
  kind: BindingProblem['kind'],
  at: XmlElement,
  actual: string,
): { problems: readonly BindingProblem[] } {
  return { problems: [{ kind, element: at, actual }] }
}

function readFault(fault: XmlElement, soap: SoapVersion, services?: readonly DescribedOperation[]): SoapFault {
  const [code, reason, detailName] =
    soap === '1.1'
      ? [childText(fault, 'faultcode'), childText(fault, 'faultstring'), 'detail']
      : [inner(fault, 'Code', 'Value'), inner(fault, 'Reason', 'Text'), 'Detail']
  const inDetail = childNamed(fault, detailName)
  // A detail may hold anything beside the message, in any order.
  const [detail] = inDetail ? elements(inDetail).flatMap((entry) => recognise(entry, services) ?? []) : []
  return { element: fault, code: code ?? '', reason: reason ?? '', ...(detail && { detail }) }
}

function inner(parent: XmlElement, outer: string, name: string): string | undefined {
  const holder = childNamed(parent, outer)
  return holder && childText(holder, name)
}

/**
 * Puts a generic envelope into the clothes of a wrapper and a SOAP envelope.
 *
 * @param message RequestMessage, ResponseMessage, EventMessage or FaultMessage, as message/build makes them
 */
export function wrapSoap(
  message: XmlElement,
  wrapper: Wrapper,
  operation: ServiceOperation,
  version: SoapVersion = '1.1',
): XmlElement {
  return soapEnvelope(dress(message, wrapper, operation), version)
}

/** Who is blamed by a fault, as each version of SOAP says it. */
const faultCodes = {
  '1.1': { Client: 'Client', Server: 'Server' },
  '1.2': { Client: 'Sender', Server: 'Receiver' },
} as const

/**
 * A SOAP fault with a message in its detail. Its code is a qualified name: the prefix `soap` must be declared where it is
 * written.
 */
export function wrapFault(
  at: 'Client' | 'Server',
  reason: string,
  detail: XmlElement | undefined,
  version: SoapVersion = '1.1',
): XmlElement {
  const namespace = soapNamespaces[version]
  const own = (name: string, content: XmlElement['children'] | string) => element(namespace, name, content)
  const code = `soap:${faultCodes[version][at]}`
  const fault =
    version === '1.1'
      ? [
          element('', 'faultcode', code),
          element('', 'faultstring', reason),
          ...(detail ? [element('', 'detail', [detail])] : []),
        ]
      : [
          own('Code', [own('Value', code)]),
          own('Reason', [{ ...own('Text', reason), attributes: [english] }]),
          ...(detail ? [own('Detail', [detail])] : []),
        ]
  return soapEnvelope(own('Fault', fault), version)
}

/** SOAP 1.2 wants the language of a reason to be told. */
const english = { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'en' } as const

/** The message in a wrapper's clothes, without SOAP around it. */
export function dress(message: XmlElement, wrapper: Wrapper, operation: ServiceOperation): XmlElement {
  const archetype = message.name as Archetype
  const name = (template: { namespace: string; name: string }) => ({
    namespace: named(template.namespace, operation),
    name: named(template.name, operation),
  })
  const root = wrapper.root?.[archetype]
  const dressed: XmlElement = {
    ...message,
    ...(root && name(root)),
    children:
      root && wrapper.partsFollowRoot
        ? message.children.map((child) =>
            child.kind === 'element' ? { ...child, namespace: name(root).namespace } : child,
          )
        : message.children,
  }
  const around = wrapper.around?.[archetype]
  return around ? element(name(around).namespace, name(around).name, [dressed]) : dressed
}

function soapEnvelope(content: XmlElement, version: SoapVersion): XmlElement {
  const namespace = soapNamespaces[version]
  return element(namespace, 'Envelope', [element(namespace, 'Body', [content])])
}
