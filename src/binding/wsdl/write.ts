import type { QualifiedName } from '../../xml/qualified-names.ts'
import { soapOverHttp, wsdlNamespace, wsdlSoapNamespaces } from './read.ts'
import type { OperationTemplate, PortTemplate, ServiceTemplate } from './template.ts'

const xs = 'http://www.w3.org/2001/XMLSchema'

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Lines with so many levels of indentation before each. */
const indented = (levels: number, lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split('\n'))
    .map((line) => '  '.repeat(levels) + line)
    .join('\n')

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/**
 * The WSDL of a service: document/literal, SOAP 1.1 over HTTP, unless its template says otherwise. Messages bear the names of
 * their elements, by which some tools look them up.
 *
 * @param address where the service is
 * @param schemaAt where the schema of a namespace is; undefined leaves its location out
 */
export function writeWsdl(
  { name, targetNamespace, ports }: ServiceTemplate,
  address: string,
  schemaAt: (namespace: string) => string | undefined,
): string {
  const contents = ports.flatMap(({ operations }) => operations).flatMap(contentsOf)
  const namespaces = unique(contents.map(({ namespace }) => namespace))
  const prefixed = ({ namespace, name: local }: QualifiedName) => `m${namespaces.indexOf(namespace)}:${local}`
  const styles = new Map(
    ports.flatMap(({ style, operations }) =>
      operations.flatMap((operation) => contentsOf(operation).map((one) => [one.name, style] as const)),
    ),
  )
  const messages = [...new Map(contents.map((one) => [one.name, one])).values()]
  const declared = namespaces.map((namespace, index) => `xmlns:m${index}="${escaped(namespace)}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${escaped(targetNamespace)}"
${indented(2, [
  `xmlns:wsdl="${wsdlNamespace}"`,
  `xmlns:soap="${wsdlSoapNamespaces['1.1']}"`,
  `xmlns:xs="${xs}"`,
  `xmlns:tns="${escaped(targetNamespace)}"`,
  ...declared,
])}>
  <wsdl:types>
    <xs:schema>
${indented(
  3,
  namespaces.map((namespace) => importOf(namespace, schemaAt(namespace))),
)}
    </xs:schema>
  </wsdl:types>
${indented(1, [
  ...messages.map((one) => messageOf(one, styles.get(one.name) === 'rpc' ? 'type' : 'element', prefixed)),
  ...ports.map(portTypeOf),
  ...ports.map(bindingOf),
  `<wsdl:service name="${name}">`,
  ...ports.map(
    ({ port, binding }) => `  <wsdl:port name="${port}" binding="tns:${binding}">
    <soap:address location="${escaped(address)}"/>
  </wsdl:port>`,
  ),
  '</wsdl:service>',
])}
</wsdl:definitions>
`
}

/** What an operation takes and gives back. */
const contentsOf = ({ input, output, fault }: OperationTemplate): readonly QualifiedName[] =>
  [input, output, fault].flatMap((one) => one ?? [])

const importOf = (namespace: string, location: string | undefined): string =>
  `<xs:import namespace="${escaped(namespace)}"${location === undefined ? '' : ` schemaLocation="${escaped(location)}"`}/>`

/** By style rpc a part has a type; of the types of the schemas the names are not told here, so it is that of anything. */
const messageOf = (content: QualifiedName, by: 'element' | 'type', prefixed: (name: QualifiedName) => string): string =>
  `<wsdl:message name="${content.name}">
  <wsdl:part name="message" ${by === 'element' ? `element="${prefixed(content)}"` : 'type="xs:anyType"'}/>
</wsdl:message>`

const portTypeOf = ({ portType, operations }: PortTemplate): string =>
  `<wsdl:portType name="${portType}">
${indented(1, operations.map(abstractOf))}
</wsdl:portType>`

const abstractOf = ({ name, input, output, fault }: OperationTemplate): string =>
  `<wsdl:operation name="${name}">
${indented(1, [
  `<wsdl:input name="${name}Request" message="tns:${input.name}"/>`,
  ...(output ? [`<wsdl:output name="${name}Response" message="tns:${output.name}"/>`] : []),
  ...(fault ? [`<wsdl:fault name="${name}Fault" message="tns:${fault.name}"/>`] : []),
])}
</wsdl:operation>`

const bindingOf = ({ binding, portType, style, operations }: PortTemplate): string =>
  `<wsdl:binding name="${binding}" type="tns:${portType}">
  <soap:binding style="${style}" transport="${soapOverHttp}"/>
${indented(
  1,
  operations.map(
    ({ name, soapAction, output, fault }) => `<wsdl:operation name="${name}">
  <soap:operation soapAction="${escaped(soapAction)}" style="${style}"/>
  <wsdl:input name="${name}Request">
    <soap:body use="literal"/>
  </wsdl:input>${output ? answerOf(name) : ''}${fault ? faultOf(name) : ''}
</wsdl:operation>`,
  ),
)}
</wsdl:binding>`

const answerOf = (name: string): string => `
  <wsdl:output name="${name}Response">
    <soap:body use="literal"/>
  </wsdl:output>`

const faultOf = (name: string): string => `
  <wsdl:fault name="${name}Fault">
    <soap:fault name="${name}Fault" use="literal"/>
  </wsdl:fault>`
