import { abstractNamespace, envelopeNamespace, typedNamespace, typedQueryNamespace } from '../../message/namespaces.ts'
import type { QualifiedName } from '../../xml/qualified-names.ts'
import { named, wrappers } from '../wrappers.ts'

/** An operation as a WSDL of the template describes it. */
export interface OperationTemplate {
  readonly name: string
  readonly soapAction: string
  readonly input: QualifiedName
  /** What is given back; absent of an operation by which something is only told. */
  readonly output?: QualifiedName
  readonly fault?: QualifiedName
}

export interface PortTemplate {
  readonly port: string
  readonly portType: string
  readonly binding: string
  readonly style: 'document' | 'rpc'
  readonly operations: readonly OperationTemplate[]
}

/** A service as a WSDL describes it. */
export interface ServiceTemplate {
  readonly name: string
  readonly targetNamespace: string
  readonly ports: readonly PortTemplate[]
}

const transactions = ['create', 'change', 'cancel', 'close', 'delete'] as const
const happenings = ['created', 'changed', 'canceled', 'closed', 'deleted'] as const

/** The families of typed services, and the verbs of each. Names from public WSDL templates and files of several projects. */
export const families = {
  Get: ['get'],
  Request: transactions,
  Execute: transactions,
  Send: happenings,
  Receive: happenings,
  Reply: happenings,
} as const satisfies Record<string, readonly string[]>
export type Family = keyof typeof families

/** The base of the namespaces of typed services. */
export const typedBase = 'http://iec.ch/TC57/2011/'

/**
 * The typed service of a noun.
 *
 * @example typedService('Request', 'EndDeviceControls').ports[0]?.operations[0]?.name // 'CreateEndDeviceControls'
 */
export function typedService(family: Family, noun: string): ServiceTemplate {
  const isQuery = family === 'Get'
  const namespace = isQuery ? typedQueryNamespace(noun) : typedNamespace(noun)
  const operations = families[family].map((verb) => {
    const operation = { noun, verb }
    const name = named('{Verb}{noun}', operation)
    return {
      name,
      soapAction: named(wrappers.typed.soapAction, operation),
      input: { namespace, name },
      output: { namespace, name: `${noun}ResponseMessage` },
      fault: { namespace, name: `${noun}FaultMessage` },
    }
  })
  const name = `${family}${noun}`
  const portType = `${isQuery ? 'Get' : ''}${noun}_Port`
  const binding = `${noun}_Binding`
  return {
    name,
    targetNamespace: `${typedBase}${name}`,
    ports: [{ port: portType, portType, binding, style: 'document', operations }],
  }
}

/** The typed service of that name, of one of these nouns; undefined where there is none. `MeterReadings` alone is what is requested of it. */
export function typedServiceNamed(name: string, nouns: readonly string[]): ServiceTemplate | undefined {
  if (nouns.includes(name)) return typedService('Request', name)
  const family = (Object.keys(families) as Family[]).find(
    (one) => name.startsWith(one) && nouns.includes(name.slice(one.length)),
  )
  return family && typedService(family, name.slice(family.length))
}

const message = (name: string): QualifiedName => ({ namespace: envelopeNamespace, name })
const wrapped = (name: string): QualifiedName => ({ namespace: abstractNamespace, name })

/**
 * The generic service, in both of its styles. No public WSDL of it was found: the names are taken from its messages, and
 * nobody is measured by them.
 *
 * @param role what it takes: requests, or events
 */
export function genericService(role: 'server' | 'subscriber'): ServiceTemplate {
  const [name, bare, around] =
    role === 'server'
      ? (['Request', 'RequestMessage', 'Request'] as const)
      : (['PublishEvent', 'EventMessage', 'PublishEvent'] as const)
  const port = (style: string, input: QualifiedName, output: QualifiedName): PortTemplate => ({
    port: `${style}_Port`,
    portType: `${style}_PortType`,
    binding: `${style}_Binding`,
    style: 'document',
    operations: [{ name, soapAction: '', input, output, fault: message('FaultMessage') }],
  })
  return {
    name: role === 'server' ? 'RequestService' : 'EventService',
    targetNamespace: abstractNamespace,
    ports: [
      port('Bare', message(bare), message('ResponseMessage')),
      port('Wrapped', wrapped(around), wrapped('Response')),
    ],
  }
}

/** The base of the actions of our own listener: no public WSDL tells how results are taken, so the names are ours. */
const listenerBase = 'urn:cim9:listener/'

/** The action by which our listener takes a result, by the element that holds it: of a typed service, one for each service. */
export function resultAction({ namespace, name }: QualifiedName): string {
  const isTyped = name.endsWith('ResponseMessage') && namespace.startsWith(typedBase) && namespace !== envelopeNamespace
  return isTyped
    ? `${listenerBase}ResultOf${namespace.slice(typedBase.length).replace(/Message$/, '')}`
    : `${listenerBase}Result`
}

/**
 * Our listener as the one who takes results, by the name that `?wsdl=` gives it: `Results` for the generic service,
 * `ResultsOfGetMeterReadings` for what a typed query brings, `ResultsOfMeterReadings` for what a typed request does; undefined
 * for any other name.
 */
export function resultsServiceNamed(named: string, nouns: readonly string[]): ServiceTemplate | undefined {
  const found = /^Results(?:Of(\w+))?$/.exec(named)
  const service = found?.[1]
  const noun = service?.replace(/^Get(?=[A-Z])/, '') ?? ''
  if (!found || (service !== undefined && !nouns.includes(noun))) return undefined
  const port = (style: string, input: QualifiedName): PortTemplate => ({
    port: `${style}_Port`,
    portType: `${style}_PortType`,
    binding: `${style}_Binding`,
    style: 'document',
    operations: [{ name: 'Result', soapAction: resultAction(input), input }],
  })
  const typedName = { namespace: `${typedBase}${service ?? ''}Message`, name: `${noun}ResponseMessage` }
  return {
    name: named,
    targetNamespace: `${listenerBase}${named}`,
    ports:
      service === undefined
        ? [port('Bare', message('ResponseMessage')), port('Wrapped', wrapped('Response'))]
        : [port('Typed', typedName)],
  }
}
