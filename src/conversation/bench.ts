import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { JudgeContext } from '../assertions/assertion.ts'
import { configSchema, effect, type Config } from '../config/config.ts'
import { icsSchema, type Ics } from '../config/ics.ts'
import { ixitSchema, type Ixit } from '../config/ixit.ts'
import { systemClock, type Clock } from '../exchange/clock.ts'
import { paced } from './pace.ts'
import { loadStandard } from '../standard/standard.ts'
import { listeners, transports } from '../transports/index.ts'
import type { Arrival, Endpoint, Listener, Transport } from '../transports/transport.ts'
import type { ClockControl, SutControl } from '../sut/control.ts'
import { clockControlOf, controlOf } from './stimulate.ts'
import type { Skew } from './sut-time.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'

/** What the runner hands to every worker; plain data, no secrets. */
export const benchParameters = z.strictObject({
  run: z.strictObject({ id: z.string(), folder: z.string() }),
  endpoint: z.url(),
  /** The control port of the embedded SUT. */
  control: z.url().optional(),
  config: configSchema.omit({ ics: true, ixit: true }),
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
  readonly config: Omit<Config, 'ics' | 'ixit'>
  readonly ics: Ics
  readonly ixit: Ixit
  readonly judge: JudgeContext
  readonly endpoint: Endpoint
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
  const endpoint = endpointOf(parameters.endpoint, ixit)
  const clock = systemClock()
  const transport = paced(openTransport(endpoint, ixit), ixit.limits.messagesPerSecond, clock)
  const [control, clockControl] = [controlOf({ parameters, ixit }), clockControlOf({ parameters, ixit })]
  let listening: Promise<Listener> | undefined
  const stray = (arrival: Arrival) => noteStray(parameters.run.folder, arrival)
  const listener = () =>
    (listening ??= listeners.http(ixit.callback, {
      maxBytes: ixit.limits.maxMessageBytes,
      onStray: stray,
    }))
  return {
    parameters,
    config,
    ics,
    ixit,
    judge: { standard, engine },
    endpoint,
    transport,
    listener,
    stray,
    clock,
    ...(control && { control }),
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

/** What reaches us and names no scenario that is under way: too late, or from somebody else. It is kept, and judged by nobody. */
function noteStray(folder: string, { meta, bytes }: Arrival): void {
  const stray = { at: new Date().toISOString(), meta, body: Buffer.from(bytes).toString('base64') }
  appendFileSync(join(folder, 'strays.ndjson'), `${JSON.stringify(stray)}\n`)
}

/**
 * Opens the transport to the SUT; no traffic yet.
 *
 * @throws Error in a sentence for the user where the endpoint cannot be used: its URL, its credentials, its authority
 */
export function openTransport(endpoint: Endpoint, { timeLimits, limits }: Ixit): Transport {
  const { connectMs, replyMs } = timeLimits
  return transports.http(
    endpoint,
    { connectMs, replyMs: replyMs * patience },
    { maxBytes: limits.maxMessageBytes, ...(limits.parallel !== undefined && { connections: limits.parallel + 1 }) },
  )
}

/**
 * The endpoint with its secrets, which come from the environment.
 *
 * @throws Error in a sentence for the user where the file of the authority cannot be read
 */
export function endpointOf(url: string, { credentials, tls }: Ixit): Endpoint {
  const user = credentials && process.env[credentials.user.env]
  const password = credentials && process.env[credentials.password.env]
  return {
    url,
    ...(user !== undefined && password !== undefined && { credentials: { user, password } }),
    ...(tls && { ca: authorityIn(tls.ca) }),
  }
}

function authorityIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`ixit.tls.ca names ${file}, which cannot be read: ${reason}.`, { cause: error })
  }
}
