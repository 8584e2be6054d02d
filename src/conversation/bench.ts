import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { JudgeContext } from '../assertions/assertion.ts'
import { configSchema, effect, type Config } from '../config/config.ts'
import { icsSchema, type Ics } from '../config/ics.ts'
import { ixitSchema, type Ixit } from '../config/ixit.ts'
import { withSecrets } from '../config/jms.ts'
import { systemClock, type Clock } from '../exchange/clock.ts'
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
import { clockControlOf, controlOf } from './stimulate.ts'
import type { Skew } from './sut-time.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import { wsdlPage } from '../binding/wsdl/pages.ts'
import { readWsdl } from '../binding/wsdl/read.ts'
import { describedOperations, type DescribedOperation } from '../binding/wsdl/services.ts'
import { genericService, typedServiceNamed } from '../binding/wsdl/template.ts'

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
  /** How the WSDLs that the IXIT names have the typed operations; none for generic services. */
  readonly services: readonly DescribedOperation[]
  readonly transport: Transport
  /** Where the SUT reaches us; starts to listen when it is first asked for. */
  readonly listener: () => Promise<Listener>
  /** Keeps what reached us and is meant for no scenario that is under way. */
  readonly stray: (arrival: Arrival) => void
  readonly clock: Clock
  /** A fresh UUID. */
  readonly newId: () => string
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
  const endpoint = parameters.rehearse ? { url: parameters.endpoint } : endpointOf(parameters.endpoint, ixit)
  const clock = systemClock()
  const transport = parameters.rehearse
    ? muteTransport()
    : paced(openTransport(endpoint, ixit), ixit.limits.messagesPerSecond, clock)
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
    services: servicesOf(parameters),
    transport,
    listener,
    stray,
    clock,
    ...(control && { control }),
    ...(inspection && { inspection }),
    ...(clockControl && { clockControl }),
    newId: () => crypto.randomUUID(),
    reached: false,
    own: new Set(),
    heard: false,
    close: async () => {
      await transport.close()
      await (await listening)?.close()
    },
  }
}

/** Typed operations as the WSDLs have them; of two that describe the same, the first. */
function servicesOf({ config, endpoint, wsdl = [] }: BenchParameters): readonly DescribedOperation[] {
  const { soap, wrapper } = config.binding
  if (wrapper !== 'typed' || transportOf(endpoint) !== 'http') return []
  return wsdl.flatMap(({ documents, ...reading }) => {
    const description = readWsdl(documents)
    return description ? describedOperations(description, reading, endpoint, soap === '1.2' ? '1.2' : '1.1') : []
  })
}

/** What reaches us and names no scenario that is under way: too late, or from somebody else. It is kept, and judged by nobody. */
function noteStray(folder: string, { meta, bytes }: Arrival): void {
  const stray = { at: new Date().toISOString(), meta, body: Buffer.from(bytes).toString('base64') }
  appendFileSync(join(folder, 'strays.ndjson'), `${JSON.stringify(stray)}\n`)
}

/** Our listener as a WSDL has it: the generic service for events, or a typed one by `?wsdl=ReceiveMeterReadings`. */
function ownDescription(schemas: StandardSchemas): (query: string, address: string) => string | undefined {
  const nouns = schemas.list.flatMap(({ kind, noun }) => (kind === 'profile' && noun !== undefined ? [noun] : []))
  const serviceOf = (named: string) => (named ? typedServiceNamed(named, nouns) : genericService('subscriber'))
  return (query, address) => wsdlPage(query, serviceOf, address, schemas)
}

/** Listens for what the SUT sends by itself: at the broker or folder it is declared to send to; else by what carries its requests. */
function listen(endpoint: Endpoint, ixit: Ixit, onStray: Bench['stray'], schemas: StandardSchemas): Promise<Listener> {
  const { broker, folder, destinations, ...address } = ixit.callback
  const by = listeningBy(ixit, endpoint.url)
  const terms = {
    maxBytes: ixit.limits.maxMessageBytes,
    connectMs: ixit.timeLimits.connectMs,
    onStray,
    describe: ownDescription(schemas),
  }
  if (by === 'direct') return listeners[transportOf(endpoint.url)](address, terms)
  const { events, results } = destinations
  const named = { ...(events !== undefined && { events }), ...(results !== undefined && { results }) }
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
export function endpointOf(url: string, { credentials, token: named, tls, jms, files }: Ixit): Endpoint {
  const user = credentials && process.env[credentials.user.env]
  const password = credentials && process.env[credentials.password.env]
  const token = named && process.env[named.env]
  const { ca, cert, key } = tls ?? {}
  return {
    url,
    ...(token !== undefined && { token }),
    ...(user !== undefined && password !== undefined && { credentials: { user, password } }),
    ...(ca !== undefined && { ca: pemIn(ca, 'ca') }),
    ...(cert !== undefined && key !== undefined && { client: { cert: pemIn(cert, 'cert'), key: pemIn(key, 'key') } }),
    ...(jms && { jms: withSecrets(jms, process.env) }),
    ...(files && { files }),
  }
}

function pemIn(file: string, field: 'ca' | 'cert' | 'key'): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`ixit.tls.${field} names ${file}, which cannot be read: ${reason}.`, { cause: error })
  }
}
