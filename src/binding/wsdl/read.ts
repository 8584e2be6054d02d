import { readXml, type XmlLimits } from '../../xml/intake.ts'
import { qualifiedNamesIn, type QualifiedName, type QualifiedNameReader } from '../../xml/qualified-names.ts'
import { attributeOf, childrenNamed, elements, type XmlElement } from '../../xml/tree.ts'
import type { SoapVersion } from '../soap.ts'

/** One document of a WSDL, and where it came from. */
export interface WsdlText {
  readonly uri: string
  readonly text: string
}

/** What a WSDL document may hold: far more than the descriptions of services that are in use. */
export const wsdlLimits: XmlLimits = { maxBytes: 4 * 1024 * 1024, maxDepth: 100, maxElements: 100_000 }

/** Namespaces of WSDL 1.1 and of its bindings to SOAP. */
export const wsdlNamespace = 'http://schemas.xmlsoap.org/wsdl/'
export const wsdlSoapNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
}
/** The transport that a binding to SOAP over HTTP names. */
export const soapOverHttp = 'http://schemas.xmlsoap.org/soap/http'

export interface WsdlPart {
  readonly element?: QualifiedName
  readonly type?: QualifiedName
}

/** What an operation takes, gives back, or tells as a fault. */
export interface WsdlMessage {
  readonly parts: readonly WsdlPart[]
  /** literal or encoded, as its binding says. */
  readonly use: string
}

export interface WsdlOperation {
  readonly name: string
  /** That of its binding, to point at; of the document named in `uri`. */
  readonly at: XmlElement
  readonly soapAction?: string
  /** document or rpc. */
  readonly style: string
  readonly input?: WsdlMessage
  readonly output?: WsdlMessage
  readonly faults: readonly WsdlMessage[]
}

/** A port by SOAP; a binding of which no service speaks is one without address. */
export interface WsdlPort {
  readonly service: string
  readonly port: string
  readonly binding: string
  readonly portType: string
  readonly targetNamespace: string
  readonly soap: SoapVersion
  /** That of its binding to SOAP, to point at. */
  readonly at: XmlElement
  readonly transport: string
  readonly address?: string
  readonly operations: readonly WsdlOperation[]
}

/** What a WSDL describes, as far as it is by SOAP. */
export interface WsdlDescription {
  readonly ports: readonly WsdlPort[]
}

interface Document {
  readonly root: XmlElement
  readonly namespace: string
  readonly names: QualifiedNameReader
}

/** A definition of one of the documents, with what is needed to read it. */
interface Definition {
  readonly element: XmlElement
  readonly document: Document
}

/**
 * Reads a WSDL 1.1 in all of its documents, the first before those that it imports. Never fetches anything, and never throws for what they hold:
 * what cannot be read, or leads nowhere, is left out.
 *
 * @returns undefined where the first document is no WSDL 1.1
 */
export function readWsdl(texts: readonly WsdlText[]): WsdlDescription | undefined {
  const documents = texts.map(({ text }) => documentIn(text))
  if (!documents[0]) return undefined
  const all = documents.filter((one) => one !== undefined)
  const bindings = all.flatMap((document) =>
    wsdlChildren(document.root, 'binding').map((element) => ({ element, document })),
  )
  const placed = all.flatMap((document) =>
    wsdlChildren(document.root, 'service').flatMap((service) =>
      wsdlChildren(service, 'port').flatMap((port) => {
        const binding = meant(port, 'binding', document, bindings)
        return binding ? [{ binding, service, port }] : []
      }),
    ),
  )
  const unplaced = bindings.filter((one) => !placed.some(({ binding }) => binding === one))
  return {
    ports: [...placed, ...unplaced.map((binding) => ({ binding, service: undefined, port: undefined }))].flatMap(
      ({ binding, service, port }) => portOf(binding, service, port, all) ?? [],
    ),
  }
}

/** The locations of what a document imports as WSDL. */
export function importsIn(text: string): readonly string[] {
  const root = documentIn(text)?.root
  return root ? wsdlChildren(root, 'import').flatMap((one) => attributeOf(one, 'location') ?? []) : []
}

function documentIn(text: string): Document | undefined {
  const intake = readXml(Buffer.from(text, 'utf8'), { charset: 'utf-8', limits: wsdlLimits })
  if (!intake.ok || intake.root.name !== 'definitions' || intake.root.namespace !== wsdlNamespace) return undefined
  return {
    root: intake.root,
    namespace: attributeOf(intake.root, 'targetNamespace') ?? '',
    names: qualifiedNamesIn(intake.text),
  }
}

const wsdlChildren = (parent: XmlElement, name: string): readonly XmlElement[] =>
  childrenNamed(parent, name).filter(({ namespace }) => namespace === wsdlNamespace)

const nameOf = (element: XmlElement | undefined): string => (element && attributeOf(element, 'name')) ?? ''

/** The definition that an attribute names. */
function meant(
  at: XmlElement,
  attribute: string,
  { names }: Document,
  definitions: readonly Definition[],
): Definition | undefined {
  const name = names(at, attributeOf(at, attribute) ?? '')
  return (
    name &&
    definitions.find(({ element, document }) => nameOf(element) === name.name && document.namespace === name.namespace)
  )
}

function portOf(
  binding: Definition,
  service: XmlElement | undefined,
  port: XmlElement | undefined,
  documents: readonly Document[],
): WsdlPort | undefined {
  const { element, document } = binding
  const versions = Object.entries(wsdlSoapNamespaces) as [SoapVersion, string][]
  const found = versions.flatMap(([soap, namespace]) => {
    const at = elements(element).find((one) => one.name === 'binding' && one.namespace === namespace)
    return at ? [{ soap, namespace, at }] : []
  })[0]
  if (!found) return undefined
  const { soap, namespace, at } = found
  const definitionsOf = (name: string): readonly Definition[] =>
    documents.flatMap((one) =>
      wsdlChildren(one.root, name).map((definition) => ({ element: definition, document: one })),
    )
  const portType = meant(element, 'type', document, definitionsOf('portType'))
  const messages = definitionsOf('message')
  const style = attributeOf(at, 'style') ?? 'document'
  const place = port && childOf(port, 'address', namespace)
  const address = place && attributeOf(place, 'location')
  return {
    service: nameOf(service),
    port: nameOf(port),
    binding: nameOf(element),
    portType: nameOf(portType?.element),
    targetNamespace: document.namespace,
    soap,
    at,
    transport: attributeOf(at, 'transport') ?? '',
    ...(address !== undefined && { address }),
    operations: wsdlChildren(element, 'operation').map((operation) => {
      const soapOperation = childOf(operation, 'operation', namespace)
      const soapAction = soapOperation && attributeOf(soapOperation, 'soapAction')
      const abstract =
        portType && wsdlChildren(portType.element, 'operation').find((one) => nameOf(one) === nameOf(operation))
      const declared = (kind: string) => (abstract ? wsdlChildren(abstract, kind) : [])
      const parts = (one: XmlElement) => (portType ? partsOf(one, portType.document, messages) : [])
      const messageOf = (kind: 'input' | 'output'): { [K in typeof kind]?: WsdlMessage } => {
        const [bound] = wsdlChildren(operation, kind)
        const [one] = declared(kind)
        return one ? { [kind]: { parts: parts(one), use: useOf(bound, 'body', namespace) } } : {}
      }
      return {
        name: nameOf(operation),
        at: operation,
        ...(soapAction !== undefined && { soapAction }),
        style: (soapOperation && attributeOf(soapOperation, 'style')) ?? style,
        ...messageOf('input'),
        ...messageOf('output'),
        faults: declared('fault').map((one) => {
          const bound = wsdlChildren(operation, 'fault').find((other) => nameOf(other) === nameOf(one))
          return { parts: parts(one), use: useOf(bound, 'fault', namespace) }
        }),
      }
    }),
  }
}

const childOf = (parent: XmlElement, name: string, namespace: string): XmlElement | undefined =>
  elements(parent).find((one) => one.name === name && one.namespace === namespace)

/** How the content stands in the message; literal is what the profile of web services for interoperability takes an absent word for. */
function useOf(bound: XmlElement | undefined, name: 'body' | 'fault', namespace: string): string {
  const at = bound && childOf(bound, name, namespace)
  return at ? (attributeOf(at, 'use') ?? 'literal') : 'literal'
}

function partsOf(at: XmlElement, document: Document, messages: readonly Definition[]): readonly WsdlPart[] {
  const message = meant(at, 'message', document, messages)
  if (!message) return []
  return wsdlChildren(message.element, 'part').map((part) => {
    const read = (name: 'element' | 'type') => {
      const value = attributeOf(part, name)
      const qualified = value === undefined ? undefined : message.document.names(part, value)
      return qualified && { [name]: qualified }
    }
    return { ...read('element'), ...read('type') }
  })
}

/** The one element that a message holds; undefined where it is declared by types. */
export const elementOf = (message: WsdlMessage | undefined): QualifiedName | undefined =>
  message?.parts.find(({ element }) => element)?.element

/** Is a document one of WSDL 1.1? */
export const isWsdl = (text: string): boolean => documentIn(text) !== undefined
