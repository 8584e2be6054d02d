import { z } from 'zod'
import type { QualifiedName } from '../../xml/qualified-names.ts'
import type { SoapVersion } from '../soap.ts'
import { named, type ServiceOperation, type Wrapper } from '../wrappers.ts'
import { elementOf, type WsdlDescription, type WsdlOperation } from './read.ts'

const qualifiedName = z.strictObject({ namespace: z.string(), name: z.string().min(1) })

/** How the WSDL of a SUT has one operation: plain data, told to every worker and to the judges. */
export const describedOperation = z.strictObject({
  noun: z.string(),
  /** As it stands in the header of the request or event. */
  verb: z.string(),
  /** Where it is sent to; where the endpoint says that, it is absent. */
  address: z.string().optional(),
  soapAction: z.string().optional(),
  input: qualifiedName,
  output: qualifiedName.optional(),
  fault: qualifiedName.optional(),
})
export type DescribedOperation = z.infer<typeof describedOperation>

/** What a user says of a WSDL beside it. */
export interface WsdlReading {
  /** Where the services are, in the place of what the WSDL says. */
  readonly address?: string | undefined
  /** What operations do whose names do not tell: `{ ReadMeters: 'get MeterReadings' }`. */
  readonly operations?: Readonly<Record<string, string>> | undefined
}

const verbsOfNames = 'Get|Created|Create|Changed|Change|Canceled|Cancel|Closed|Close|Deleted|Delete|Executed|Execute'
const operationName = new RegExp(`^(${verbsOfNames})([A-Z][A-Za-z0-9]*?)(?:Request|Event)?(?:Message)?$`)

/** The operation that a name tells of: `GetMeterReadings`; undefined where it tells of none. */
function operationIn(name: string): ServiceOperation | undefined {
  const [, verb, noun] = operationName.exec(name) ?? []
  return verb === undefined || noun === undefined ? undefined : { noun, verb: verb.toLowerCase() }
}

/** What an operation of a WSDL does: by its element, its own name, or its action, the first that tells it. */
export function operationOf(
  operation: WsdlOperation,
  { operations = {} }: Pick<WsdlReading, 'operations'> = {},
): ServiceOperation | undefined {
  const [verb, noun] = operations[operation.name]?.split(' ') ?? []
  if (verb !== undefined && noun !== undefined) return { noun, verb }
  const names = [elementOf(operation.input)?.name, operation.name, operation.soapAction?.split('/').at(-1)]
  for (const name of names) {
    const told = name === undefined ? undefined : operationIn(name)
    if (told) return told
  }
  return undefined
}

/**
 * The operations that a WSDL describes in a form in which messages can be sent: each with one element. Of two that do the same
 * the one by the SOAP version of the run is taken, or the first.
 *
 * Messages only go where the user lets them: of the address that a port names the path is taken, on the host of the
 * endpoint; see docs/decisions/0019.
 */
export function describedOperations(
  { ports }: WsdlDescription,
  reading: WsdlReading,
  endpoint: string,
  soap: SoapVersion,
): readonly DescribedOperation[] {
  const found = new Map<string, DescribedOperation>()
  const preferred = [...ports.filter((port) => port.soap === soap), ...ports.filter((port) => port.soap !== soap)]
  for (const port of preferred)
    for (const operation of port.operations) {
      const input = elementOf(operation.input)
      const told = operationOf(operation, reading)
      if (!input || !told) continue
      const key = `${told.verb} ${told.noun}`
      if (found.has(key)) continue
      const address = reading.address ?? onHostOf(endpoint, port.address)
      const output = elementOf(operation.output)
      const fault = elementOf(operation.faults[0])
      found.set(key, {
        ...told,
        ...(address !== undefined && { address }),
        ...(operation.soapAction !== undefined && { soapAction: operation.soapAction }),
        input,
        ...(output && { output }),
        ...(fault && { fault }),
      })
    }
  return [...found.values()]
}

/** The path of an address on the host of the endpoint; undefined where it is no address, as that of the template is none. */
function onHostOf(endpoint: string, address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol, host, pathname, search } = new URL(address)
  if (!/^https?:$/.test(protocol) || /(?:^|\.)iec\.ch$/.test(host)) return undefined
  return `${new URL(endpoint).origin}${pathname}${search}`
}

/** The description of an operation, where there is one. */
export const described = (
  { noun, verb }: ServiceOperation,
  operations: readonly DescribedOperation[],
): DescribedOperation | undefined => operations.find((one) => one.noun === noun && one.verb === verb)

/** Is it by its placeholders that an endpoint names the address of each service? */
export const hasPlaceholders = (endpoint: string): boolean => /\{(?:Service|noun|Verb)\}/.test(endpoint)

/**
 * Where the messages of an operation are sent to.
 *
 * @param endpoint the address of all, or with the placeholders of wrappers.ts
 */
export function serviceAddress(
  endpoint: string,
  operation: ServiceOperation,
  operations: readonly DescribedOperation[],
): string {
  return described(operation, operations)?.address ?? named(endpoint, operation)
}

/** A wrapper as the WSDL of the SUT has it for an operation: its elements and its action; else the wrapper itself. */
export function asDescribed(
  wrapper: Wrapper,
  operation: ServiceOperation,
  operations: readonly DescribedOperation[],
): Wrapper {
  const own = wrapper.name === 'typed' ? described(operation, operations) : undefined
  if (!own) return wrapper
  const { input, output, fault, soapAction = wrapper.soapAction } = own
  return {
    ...wrapper,
    soapAction,
    root: {
      ...wrapper.root,
      RequestMessage: input,
      EventMessage: input,
      ...(output && { ResponseMessage: output }),
      ...(fault && { FaultMessage: fault }),
    },
  }
}

const isName = (one: QualifiedName | undefined, { namespace, name }: QualifiedName): boolean =>
  one?.namespace === namespace && one.name === name

/** What an element is, by the descriptions: which operation asks by it, or is answered by it. */
export function roleOf(
  element: QualifiedName,
  operations: readonly DescribedOperation[],
):
  | { readonly as: 'input'; readonly operation: ServiceOperation }
  | { readonly as: 'output' | 'fault'; readonly operation?: ServiceOperation }
  | undefined {
  const asked = operations.find(({ input }) => isName(input, element))
  if (asked) return { as: 'input', operation: { noun: asked.noun, verb: asked.verb } }
  for (const as of ['output', 'fault'] as const) {
    const answering = operations.filter((one) => isName(one[as], element))
    const [first] = answering
    if (!first) continue
    // One element may answer queries and changes, and those of several nouns: then it does not tell whom.
    const isTold = answering.every(
      ({ noun, verb }) => noun === first.noun && (verb === 'get') === (first.verb === 'get'),
    )
    return { as, ...(isTold && { operation: { noun: first.noun, verb: first.verb } }) }
  }
  return undefined
}
