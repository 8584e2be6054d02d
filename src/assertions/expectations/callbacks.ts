import { elementOf, readWsdl, type WsdlOperation, type WsdlPort } from '../../binding/wsdl/read.ts'
import { isByItself, type DecodedMessage } from '../../exchange/decode.ts'
import { childNamed, elements, type XmlElement } from '../../xml/tree.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { eachExpectation } from './expectation.ts'

/** The element in the Body of a message. */
function contentOf({ root }: DecodedMessage): XmlElement | undefined {
  const body = root && childNamed(root, 'Body')
  return body && elements(body)[0]
}

/** An action without its quotes, which some senders leave out; SOAP 1.2 has it in the content type, if at all. */
function actionOf({ entry, binding }: DecodedMessage): string | undefined {
  const { headers } = entry.meta
  const said =
    binding?.soap === '1.2'
      ? /;\s*action=("[^"]*"|[^;\s]+)/i.exec(headers['content-type'] ?? '')?.[1]
      : headers.soapaction
  return said?.trim().replace(/^"(.*)"$/, '$1')
}

/** Path and query of an address: by which name a host is called is a matter of the network. */
function pathOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url && `${url.pathname}${url.search}`
}

const wordsFor = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${name} of ${namespace || 'no namespace'}`

/** The operation that takes an element, with its port. */
function takes(
  ports: readonly WsdlPort[],
  content: XmlElement,
): { readonly port: WsdlPort; readonly operation: WsdlOperation } | undefined {
  for (const port of ports)
    for (const operation of port.operations) {
      const input = elementOf(operation.input)
      if (input?.name === content.name && input.namespace === content.namespace) return { port, operation }
    }
  return undefined
}

const byWsdl: Assertion = {
  id: 'callback.by-wsdl',
  rule: 'What is sent to a listener is sent as its WSDL says: to its address, with its SOAPAction, in its element.',
  requirements: ['TRS-019'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'transport',
    source: 'WSDL 1.1, section 3; no text at hand speaks of the service of a listener',
  },
  hint: 'Make the client of the listener from its WSDL; many servers choose the operation by SOAPAction, or refuse what has none.',
  judge: eachExpectation('called-by-wsdl', function* ({ expected, parts, view }): Iterable<Judgement> {
    const told = view.entries.find(({ seq }) => seq === expected.wsdl)
    const ports = told?.kind === 'description' ? readWsdl(told.documents)?.ports : undefined
    if (!ports) return
    for (const message of parts.filter(isByItself)) {
      const content = contentOf(message)
      if (!content) continue
      const taken = takes(ports, content)
      if (!taken) {
        const inputs = ports.flatMap(({ operations }) => operations.flatMap(({ input }) => elementOf(input) ?? []))
        yield {
          outcome: 'fail',
          message,
          element: content,
          expected: inputs.map(wordsFor).join(', or '),
          actual: wordsFor(content),
        }
        continue
      }
      const { port, operation } = taken
      const action = actionOf(message)
      // SOAP 1.2 leaves the action to the sender; SOAP 1.1 wants its header in each request.
      if (action !== undefined || message.binding?.soap !== '1.2')
        yield judged(action === (operation.soapAction ?? ''), {
          message,
          expected: `SOAPAction: "${operation.soapAction ?? ''}"`,
          actual: action === undefined ? 'no SOAPAction' : `SOAPAction: "${action}"`,
        })
      const [due, actual] = [port.address, message.entry.meta.url].map((one) => one && pathOf(one))
      if (due && actual) yield judged(due === actual, { message, expected: due, actual })
    }
  }),
}

const inPublic: Assertion = {
  id: 'callback.public-address',
  rule: 'What is sent to a listener goes to the address it was told, through the proxy before it, and to no inner one.',
  requirements: ['TRS-021'],
  standing: {
    strength: 'should',
    basis: 'inferred',
    claim: 'transport',
    source: 'the address of a reply is that which the asker names; no text at hand speaks of proxies',
  },
  hint: 'Send to the address as it was given. Do not replace its host by that of the connection, or of a WSDL.',
  judge: eachExpectation('called-in-public', function* ({ expected, parts }): Iterable<Judgement> {
    const { address, mark } = expected
    for (const message of parts.filter(isByItself)) {
      const { headers } = message.entry.meta
      const isNamed = URL.canParse(address) && headers.host === new URL(address).host
      // A proxy may name another host, and add nothing: then nobody can tell which way a message came.
      if (!isNamed && mark === undefined)
        yield { outcome: 'not-judged', message, actual: `Host: ${headers.host ?? ''}` }
      else
        yield judged(isNamed || (mark !== undefined && mark.toLowerCase() in headers), {
          message,
          expected: `a message for ${address}`,
          actual: `one for ${headers.host ?? 'no host'}, without ${mark ?? 'a mark'}`,
        })
    }
  }),
}

/** Expectations on how our listener is called. */
export const callbackAssertions: readonly Assertion[] = [byWsdl, inPublic]
