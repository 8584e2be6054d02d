import { effects, type Config, type Effect } from '../config/config.ts'
import { icsSchema, type Ics } from '../config/ics.ts'
import { ConfigError } from '../config/problems.ts'
import { ixitSchema, type Ixit } from '../config/ixit.ts'
import { endpointOf, openTransport } from '../conversation/bench.ts'
import { systemClock } from '../exchange/clock.ts'
import type { Standard } from '../standard/standard.ts'
import { referenceIcs } from '../sut/reference/ics.ts'
import { referenceIxit } from '../sut/reference/ixit.ts'
import { startReferenceHes } from '../sut/reference/start.ts'
import type { Fault } from '../sut/faults/fault.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'

/** The SUT of a run, and what may be done to it. */
export interface Target {
  readonly endpoint: string
  /** The control port of the embedded one. */
  readonly control?: string
  readonly embedded: boolean
  /** The SUT is judged by fixtures that are not its own. */
  readonly indicative: boolean
  readonly ics: Ics
  readonly ixit: Ixit
  readonly allowEffects: readonly Effect[]
  close(): Promise<void>
}

/**
 * Decides what is tested. Without an endpoint it is the embedded reference head end, to which everything may be done. An
 * endpoint without an IXIT of its own is judged by the reference fixtures, reading only, and its verdicts only indicate.
 *
 * @param endpoint from the command line; overrides the configuration's
 * @throws ConfigError where a secret that the IXIT names is not in the environment, or the endpoint cannot be used
 */
export async function chooseTarget(config: Config, endpoint: string | undefined, standard: Standard): Promise<Target> {
  const declared = declarations(config, endpoint)
  requireSecrets(declared.ixit)
  const { endpoint: url, ...rest } = declared
  if (url !== undefined) {
    await requireUsable(url, rest.ixit)
    return { ...rest, endpoint: url, close: () => Promise.resolve() }
  }
  const sut = await embed(standard, { control: true })
  return {
    ...rest,
    endpoint: sut.url,
    ...(sut.control !== undefined && { control: sut.control }),
    close: () => sut.close(),
  }
}

/** What a run goes by, without starting or touching any system; `endpoint` is absent for the embedded one. */
export type Declarations = Omit<Target, 'endpoint' | 'control' | 'close'> & { readonly endpoint?: string }

/** Decides what holds of the SUT. See chooseTarget. */
export function declarations(config: Config, endpoint: string | undefined): Declarations {
  const url = endpoint ?? config.sut.endpoint
  const ics = icsSchema.parse(config.ics ?? (url === undefined || !config.ixit ? referenceIcs : {}))
  const ixit = config.ixit ?? ixitSchema.parse(referenceIxit)
  if (url === undefined) return { embedded: true, indicative: false, ics, ixit, allowEffects: effects }
  const allowEffects = config.ixit ? config.policy.allowEffects : (['reads'] as const)
  return { endpoint: url, embedded: false, indicative: !config.ixit, ics, ixit, allowEffects }
}

/** Starts the reference head end on loopback. */
export async function embed(standard: Standard, options: { fault?: Fault; port?: number; control?: boolean } = {}) {
  const engine = await createSchemaEngine('libxml2-wasm', standard.schemas.files)
  return startReferenceHes({ schemas: standard.schemas, engine, clock: systemClock(), ...options })
}

/** What every worker would trip over is told once, before the run. */
async function requireUsable(url: string, ixit: Ixit): Promise<void> {
  try {
    await openTransport(endpointOf(url, ixit), ixit).close()
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}

function requireSecrets({ credentials }: Ixit): void {
  const missing = [credentials?.user.env, credentials?.password.env].filter(
    (name) => name !== undefined && !process.env[name],
  )
  if (missing.length)
    throw new ConfigError(
      `ixit.credentials names ${missing.join(' and ')}, which the environment does not set. Set it, for example: export ${missing[0] ?? ''}=...`,
    )
}
