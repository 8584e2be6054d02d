import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { JudgeContext } from '../assertions/assertion.ts'
import { configSchema, effect, type Config } from '../config/config.ts'
import { icsSchema, type Ics } from '../config/ics.ts'
import { ixitSchema, type Ixit } from '../config/ixit.ts'
import { withSecrets } from '../config/jms.ts'
import { systemClock, type Clock } from '../exchange/clock.ts'
import { certifiedIn, identityOf, pemIn, type Identity } from './identity.ts'
import { muteTransport } from './mute-transport.ts'
import { paced } from './pace.ts'
import type { StandardSchemas } from '../standard/schemas.ts'
import { loadStandard } from '../standard/standard.ts'
import { folderBeside } from '../config/files.ts'
import { listeningBy } from '../config/our-address.ts'
import { bindingChoice, transportOf, type BindingChoice } from '../config/transport.ts'
import { listeners, transports } from '../transports/index.ts'
import type { Arrival, Endpoint, Listener, Transport } from '../transports/transport.ts'
import type { ClockControl, Inspection, SutControl } from '../sut/control.ts'
import { inspectionOf } from './inspect.ts'
import { eventBinding, type Service } from './subscriber.ts'
import { clockControlOf, controlOf } from './stimulate.ts'
import { addressShowing, type CallbackCertificate } from './callback-tls.ts'
import type { Skew } from './sut-time.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import { wsdlPage } from '../binding/wsdl/pages.ts'
import { readWsdl } from '../binding/wsdl/read.ts'
import { describedOperations, type DescribedOperation } from '../binding/wsdl/services.ts'
import { genericService, resultsServiceNamed, typedServiceNamed } from '../binding/wsdl/template.ts'

/** A WSDL that the IXIT names, as it was read before the run. */
export const namedWsdl = z.strictObject({
  /** The path of its file, or its address. */
  source: z.string(),
  address: z.string().optional(),
  operations: z.record(z.string(), z.string()).optional(),
  /** The WSDL, and what it imports as WSDL. */
  documents: z.array(z.strictObject({ uri: z.string(), text: z.string() })),
})
export type NamedWsdl = z.infer<typeof namedWsdl>

/** What the runner hands to every worker; plain data, no secrets. */
export const benchParameters = z.strictObject({
  run: z.strictObject({ id: z.string(), folder: z.string() }),
  endpoint: z.url(),
  /** The control port of the embedded SUT. */
  control: z.url().optional(),
  /** The WSDLs that the IXIT names. */
  wsdl: z.array(namedWsdl).optional(),
  config: configSchema.omit({ ics: true, ixit: true }).extend({ binding: bindingChoice }),
  ics: icsSchema,
  ixit: ixitSchema,
  /** Effects permitted in this run: all on the embedded SUT, the configured ones elsewhere. */
  allowEffects: z.array(effect),
  profiles: z.string(),
  /** When the budget of the run is over, in milliseconds since 1970 by the clock of performance; no limit where absent. */
  endsAtMs: z.number().optional(),
  /** Only walks through the scenarios, without any traffic: the plan of a run is made of it. */
  rehearse: z.boolean().optional(),
})
export type BenchParameters = z.infer<typeof benchParameters>

/** The test bench: what all scenarios of a worker share. */
export interface Bench {
  readonly parameters: BenchParameters
  readonly config: Omit<Config, 'ics' | 'ixit' | 'binding'> & { readonly binding: BindingChoice }
  readonly ics: Ics
  readonly ixit: Ixit
  readonly judge: JudgeContext
  readonly endpoint: Endpoint
  /** Who we are beside what the endpoint is told. */
  readonly identity: Identity
  /** What was said to prove who we are, in this scenario: nobody may see it. */
  readonly proofs: Set<string>
  /** How the WSDLs that the IXIT names have the typed operations; none for generic services. */
  readonly services: readonly DescribedOperation[]
  readonly transport: Transport
  /** Where the SUT hears events; absent where that is not known. */
  readonly subscriber?: Service
  /** Where the SUT reaches us; starts to listen when it is first asked for. */
  readonly listener: () => Promise<Listener>
  /**
   * A listener of its own, over TLS with one of the certificates of the IXIT.
   *
   * @throws Inconclusive where the IXIT does not name it
   */
  readonly listenerShowing: (
    certificate: CallbackCertificate,
    onTurnedAway: (detail: string) => void,
  ) => Promise<Listener>
  /** Keeps what reached us and is meant for no scenario that is under way. */
  readonly stray: (arrival: Arrival) => void
  readonly clock: Clock
  /** A fresh UUID. */
  readonly newId: () => string
  /** Fresh random bytes. */
  readonly newNonce: () => Uint8Array
  /** The means by which something is made to happen beside our messages. */
  readonly control?: SutControl
  /** The means by which meters are looked at beside our messages. */
  readonly inspection?: Inspection
  /** The means by which the clock of the SUT is put forward. */
  readonly clockControl?: ClockControl
  /** How far the clock of the SUT is ahead of ours, once that has been noticed. */
  skew?: Skew
  /** How far its messages say that it is ahead, where that cannot be believed; milliseconds. */
  incredibleMs?: number | undefined
  /** Set after a scenario in which the SUT reset, refused or kept silent. */
  trouble?: { readonly after: string; readonly waited: boolean }
  /** Has the SUT been reached in this run? */
  reached: boolean
  /** Ids of what this worker has made up. */
  readonly own: Set<string>
  /** Has the SUT reached us in this run? */
  heard: boolean
  close(): Promise<void>
}

/** Silence is a failure after this many times the declared reply time; see timing.declared for the time itself. */
const patience = 3

/**
 * Opens the bench: schemas compiled, transport ready, no traffic yet.
 *
 * @throws z.ZodError where the parameters are not as the runner makes them; SchemaError where a schema cannot be used
 */
export async function openBench(given: unknown): Promise<Bench> {
  const parameters = benchParameters.parse(given)
  const { config, ics, ixit } = parameters
  const standard = loadStandard(config.edition, parameters.profiles, config)
  const engine = await createSchemaEngine(config.schemas.engine, standard.schemas.files)
  // Who only plans a run need have neither its secrets nor the files that its transport asks for.
  const endpointAt = (url: string) => (parameters.rehearse ? { url } : endpointOf(url, ixit))
  const endpoint = endpointAt(parameters.endpoint)
  const clock = systemClock()
  const transportTo = (to: Endpoint) =>
    parameters.rehearse ? muteTransport() : paced(openTransport(to, ixit), ixit.limits.messagesPerSecond, clock)
  const transport = transportTo(endpoint)
  const subscriber = subscriberIn(parameters, (url) =>
    // What goes to one address goes by one transport.
    url === endpoint.url
      ? { endpoint, transport }
      : { endpoint: endpointAt(url), transport: transportTo(endpointAt(url)) },
  )
  const [control, clockControl] = [controlOf({ parameters, ixit }), clockControlOf({ parameters, ixit })]
  const inspection = inspectionOf({ parameters, ixit })
  let listening: Promise<Listener> | undefined
  const stray = (arrival: Arrival) => noteStray(parameters.run.folder, arrival)
  const listener = () => {
    listening ??= listen(endpoint, ixit, stray, standard.schemas)
    // A broker that was away may be there for the next scenario.
    listening.catch(() => (listening = undefined))
    return listening
  }
  return {
    parameters,
    config,
    ics,
    ixit,
    judge: { standard, engine },
    endpoint,
    identity: parameters.rehearse ? {} : identityOf(ixit),
    proofs: new Set(),
    services: servicesOf(parameters, endpoint.url, config.binding),
    transport,
    ...(subscriber && { subscriber }),
    listener,
    listenerShowing: (certificate, onTurnedAway) =>
      listeners.http(addressShowing(certificate, ixit), {
        ...listenTerms(ixit, stray, standard.schemas),
        onTurnedAway,
      }),
    stray,
    clock,
    ...(control && { control }),
    ...(inspection && { inspection }),
    ...(clockControl && { clockControl }),
    newId: () => crypto.randomUUID(),
    newNonce: () => crypto.getRandomValues(new Uint8Array(16)),
    reached: false,
    own: new Set(),
    heard: false,
    close: async () => {
      await transport.close()
      if (subscriber?.transport !== transport) await subscriber?.transport.close()
      await (await listening)?.close()
    },
  }
}

/** Typed operations as the WSDLs have them; of two that describe the same, the first. */
function servicesOf(
  { wsdl = [] }: BenchParameters,
  endpoint: string,
  { soap, wrapper }: BindingChoice,
): readonly DescribedOperation[] {
  if (wrapper !== 'typed' || transportOf(endpoint) !== 'http') return []
  return wsdl.flatMap(({ documents, ...reading }) => {
    const description = readWsdl(documents)
    return description ? describedOperations(description, reading, endpoint, soap === '1.2' ? '1.2' : '1.1') : []
  })
}

/** Where and how the SUT hears events, by the IXIT. */
function subscriberIn(
  parameters: BenchParameters,
  open: (url: string) => Pick<Service, 'endpoint' | 'transport'>,
): Service | undefined {
  const { config, ixit, endpoint } = parameters
  if (!ixit.subscriber) return undefined
  const url = ixit.subscriber.endpoint ?? endpoint
  const binding = eventBinding(ixit.subscriber, transportOf(url), {
    by: transportOf(endpoint),
    binding: config.binding,
  })
  return { ...open(url), config: { ...config, binding }, services: servicesOf(parameters, url, binding) }
}

/** How the WSDLs have the operations of the SUT, for those who read its messages; that of events beside that of requests. */
export function describedIn({ services, subscriber }: Pick<Bench, 'services' | 'subscriber'>): {
  services?: DescribedOperation[]
} {
  const all = services.length ? services : (subscriber?.services ?? [])
  return all.length ? { services: [...all] } : {}
}

/** What reaches us and names no scenario that is under way: too late, or from somebody else. It is kept, and judged by nobody. */
function noteStray(folder: string, { meta, bytes }: Arrival): void {
  const stray = { at: new Date().toISOString(), meta, body: Buffer.from(bytes).toString('base64') }
  appendFileSync(join(folder, 'strays.ndjson'), `${JSON.stringify(stray)}\n`)
}

/**
 * Our listener as a WSDL has it: the generic service for events, a typed one by `?wsdl=ReceiveMeterReadings`, or what takes
 * results by `?wsdl=Results`.
 */
export function ownDescription(schemas: StandardSchemas): (query: string, address: string) => string | undefined {
  const nouns = schemas.list.flatMap(({ kind, noun }) => (kind === 'profile' && noun !== undefined ? [noun] : []))
  const serviceOf = (named: string) =>
    named ? (resultsServiceNamed(named, nouns) ?? typedServiceNamed(named, nouns)) : genericService('subscriber')
  return (query, address) => wsdlPage(query, serviceOf, address, schemas)
}

const listenTerms = (ixit: Ixit, onStray: Bench['stray'], schemas: StandardSchemas) => ({
  maxBytes: ixit.limits.maxMessageBytes,
  connectMs: ixit.timeLimits.connectMs,
  onStray,
  describe: ownDescription(schemas),
})

/** Listens for what the SUT sends by itself: at the broker or folder it is declared to send to; else by what carries its requests. */
function listen(endpoint: Endpoint, ixit: Ixit, onStray: Bench['stray'], schemas: StandardSchemas): Promise<Listener> {
  const { broker, folder, destinations, tls, ...address } = ixit.callback
  const by = listeningBy(ixit, endpoint.url)
  const terms = listenTerms(ixit, onStray, schemas)
  if (by === 'direct')
    return listeners[transportOf(endpoint.url)](
      { ...address, ...(tls?.always && { tls: certifiedIn(tls, 'ixit.callback.tls') }) },
      terms,
    )
  const named = Object.fromEntries(
    Object.entries(destinations).flatMap(([token, place]) => (place === undefined ? [] : [[token, place]])),
  )
  if (by === 'folder')
    return listeners.file(
      {
        ...address,
        folder: folder ?? folderBeside(endpoint.url, 'callbacks', undefined),
        destinations: named,
        ...(ixit.files && { files: ixit.files }),
      },
      terms,
    )
  const url = broker ?? new URL('/cim9', endpoint.url).href
  return listeners[transportOf(url)]({ ...address, broker: { ...endpoint, url }, destinations: named }, terms)
}

/**
 * Opens the transport to the SUT; no traffic yet.
 *
 * @throws Error in a sentence for the user where the endpoint cannot be used: its URL, its credentials, its authority
 */
export function openTransport(endpoint: Endpoint, { timeLimits, limits }: Ixit): Transport {
  const { connectMs, replyMs } = timeLimits
  return transports[transportOf(endpoint.url)](
    endpoint,
    { connectMs, replyMs: replyMs * patience },
    { maxBytes: limits.maxMessageBytes, ...(limits.parallel !== undefined && { connections: limits.parallel + 1 }) },
  )
}

/**
 * The endpoint with its secrets, which come from the environment.
 *
 * @throws Error in a sentence for the user where a file of ixit.tls cannot be read
 */
export function endpointOf(url: string, { credentials, token: named, tls, jms, headers, files }: Ixit): Endpoint {
  const user = credentials && process.env[credentials.user.env]
  const password = credentials && process.env[credentials.password.env]
  const token = named && process.env[named.env]
  const { ca, cert, key } = tls ?? {}
  return {
    url,
    ...(token !== undefined && { token }),
    ...(user !== undefined && password !== undefined && { credentials: { user, password } }),
    ...(headers && { headers: headersOf(headers) }),
    ...(ca !== undefined && { ca: pemIn(ca, 'ixit.tls.ca') }),
    ...(cert !== undefined && key !== undefined && { client: certifiedIn({ cert, key }, 'ixit.tls') }),
    ...(jms && { jms: withSecrets(jms, process.env) }),
    ...(files && { files }),
  }
}

const headersOf = (headers: NonNullable<Ixit['headers']>): NonNullable<Endpoint['headers']> =>
  Object.entries(headers).map(([name, said]) =>
    typeof said === 'string'
      ? { name, value: said, isSecret: false }
      : { name, value: process.env[said.env] ?? '', isSecret: true },
  )
