import { elementOf, readWsdl, soapOverHttp, type WsdlOperation, type WsdlPort } from '../../binding/wsdl/read.ts'
import { operationOf } from '../../binding/wsdl/services.ts'
import { families, typedService, type OperationTemplate } from '../../binding/wsdl/template.ts'
import type { ServiceOperation } from '../../binding/wrappers.ts'
import type { DecodedRecord } from '../../exchange/decode.ts'
import type { Expected } from '../../exchange/entries.ts'
import type { QualifiedName } from '../../xml/qualified-names.ts'
import { judged, type Assertion, type Judgement } from '../assertion.ts'
import { isForm, type Form } from './expectation.ts'

const template = {
  strength: 'should',
  basis: 'reported',
  claim: 'transport',
  source: 'templates of typed services and WSDL files in public repositories of several projects',
} as const

/** A judge of the ports of a WSDL, for each expectation of a form. */
function eachDescription<F extends Expected['form']>(
  form: F,
  judge: (ports: readonly WsdlPort[], expected: Form<F>) => Iterable<Judgement>,
): Assertion['judge'] {
  return function* (view: DecodedRecord) {
    for (const { about, expected, requirements, seq: expectation } of view.expectations) {
      const entry = view.entries.find(({ seq }) => seq === about)
      if (entry?.kind !== 'description' || !isForm(expected, form)) continue
      const description = readWsdl(entry.documents)
      if (!description) continue
      for (const judgement of judge(description.ports, expected))
        yield { seq: about, blame: 'sut', expectation, requirements, ...judgement }
    }
  }
}

const overHttp: Assertion = {
  id: 'wsdl.over-http',
  rule: 'A WSDL describes a service by SOAP over HTTP.',
  requirements: ['TRS-001'],
  standing: template,
  hint: `Bind a port to SOAP with the transport ${soapOverHttp}.`,
  judge: eachDescription('wsdl-form', function* (ports) {
    const [first] = ports
    // Beside the one over HTTP there may be others: JMS, for example.
    yield judged(
      ports.some(({ transport }) => transport === soapOverHttp),
      {
        ...(first && { element: first.at }),
        expected: `a port with the transport ${soapOverHttp}`,
        actual: ports.map(({ transport }) => transport || 'no transport').join(', ') || 'no port by SOAP',
      },
    )
  }),
}

const documentLiteral: Assertion = {
  id: 'wsdl.document-literal',
  rule: 'Each operation of a WSDL is document/literal: it takes and gives back one element of a schema.',
  requirements: ['TRS-001'],
  standing: template,
  hint: 'Generate the WSDL with style document and use literal, and declare the part of each message by element.',
  judge: eachDescription('wsdl-form', function* (ports) {
    for (const port of ports)
      for (const operation of port.operations) {
        const contents = [operation.input, operation.output, ...operation.faults].flatMap((one) => one ?? [])
        const uses = [...new Set(contents.map(({ use }) => use))]
        // A one-way operation gives nothing back, and what holds nothing has no part.
        const typed = contents.some(({ parts }) => parts.some(({ type }) => type))
        const holds = operation.style === 'document' && uses.every((use) => use === 'literal') && !typed
        yield judged(holds, {
          element: operation.at,
          expected: `${operation.name} by style document, literal, its parts by element`,
          actual: `style ${operation.style}, ${uses.join(' and ') || 'nothing told'}${typed ? ', a part by type' : ''}`,
        })
      }
  }),
}

/** An operation of a port, and what it is for, as far as its names tell. */
interface Placed {
  readonly port: WsdlPort
  readonly operation: WsdlOperation
  readonly told: ServiceOperation | undefined
}

/** The operations that the expectation is about. */
function placed(ports: readonly WsdlPort[], { noun, family }: Form<'wsdl-template'>): readonly Placed[] {
  const verbs: readonly string[] = family === 'query' ? families.Get : families.Request
  return ports
    .flatMap((port) => port.operations.map((operation) => ({ port, operation, told: operationOf(operation) })))
    .filter(({ told }) => told?.noun === noun && verbs.includes(told.verb))
}

/** The operation of the template that does the same. */
function sameIn({ noun, family }: Form<'wsdl-template'>, told: ServiceOperation): OperationTemplate | undefined {
  const service = typedService(family === 'query' ? 'Get' : 'Request', noun)
  return service.ports[0]?.operations.find(({ name }) => name.toLowerCase() === `${told.verb}${noun}`.toLowerCase())
}

/** The year in a namespace is that of a project or an edition, and its host is written in two ways. */
const withoutYear = (text: string): string =>
  text.replace(/^http:\/\/(?:www\.)?iec\.ch\/TC57\/\d{4}\//, 'http://iec.ch/TC57/YEAR/').replace(/#$/, '')

const isSame = (one: QualifiedName | undefined, other: QualifiedName): boolean =>
  one?.name === other.name && withoutYear(one.namespace) === withoutYear(other.namespace)

const words = (name: QualifiedName | undefined): string =>
  name ? `${name.name} of ${name.namespace || 'no namespace'}` : 'no element'

const names: Assertion = {
  id: 'wsdl.names',
  rule: 'A typed service bears the names of the template: its operation, and the element and namespace of what it takes.',
  requirements: ['TRS-001'],
  standing: template,
  hint: 'Clients made from the template do not find this service. Tell them your WSDL; name it in ixit.wsdl for these tests.',
  judge: eachDescription('wsdl-template', function* (ports, expected) {
    const found = placed(ports, expected)
    const [first] = ports
    if (!found.length)
      yield {
        outcome: 'fail',
        ...(first && { element: first.at }),
        expected: `the typed service of ${expected.noun}`,
        actual: ports.flatMap(({ operations }) => operations.map(({ name }) => name)).join(', ') || 'no operation',
      }
    for (const { operation, told } of found) {
      const due = told && sameIn(expected, told)
      if (!due) continue
      const taken = elementOf(operation.input)
      yield judged(operation.name === due.name && isSame(taken, due.input), {
        element: operation.at,
        expected: `${due.name}, which takes ${words(due.input)}`,
        actual: `${operation.name}, which takes ${words(taken)}`,
      })
    }
  }),
}

const actions: Assertion = {
  id: 'wsdl.actions',
  rule: 'Each operation of a typed service has the SOAPAction of the template.',
  requirements: ['TRS-001'],
  standing: template,
  hint: 'Clients made from the template send its SOAPAction. Whoever dispatches by another must tell them.',
  judge: eachDescription('wsdl-template', function* (ports, expected) {
    for (const { operation, told } of placed(ports, expected)) {
      const due = told && sameIn(expected, told)
      if (!due) continue
      const { soapAction = '' } = operation
      yield judged(withoutYear(soapAction) === withoutYear(due.soapAction), {
        element: operation.at,
        expected: due.soapAction,
        actual: soapAction || 'no action',
      })
    }
  }),
}

/** Expectations on the WSDL by which a SUT describes its services. */
export const wsdlAssertions: readonly Assertion[] = [overHttp, documentLiteral, names, actions]
