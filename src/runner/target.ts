import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { effects, type Config, type Effect } from '../config/config.ts'
import { icsSchema, type Ics } from '../config/ics.ts'
import { ConfigError } from '../config/problems.ts'
import { ixitSchema, type Ixit } from '../config/ixit.ts'
import {
  embeddedTransport,
  bindingOver,
  shownAddress,
  isBroker,
  transportOf,
  type BindingChoice,
  type TransportName,
  type EmbeddedTransport,
} from '../config/transport.ts'
import { hasPlaceholders } from '../binding/wsdl/services.ts'
import { endpointOf, openTransport, type NamedWsdl } from '../conversation/bench.ts'
import { eventBinding } from '../conversation/subscriber.ts'
import { systemClock } from '../exchange/clock.ts'
import type { Standard } from '../standard/standard.ts'
import { referenceIcs } from '../sut/reference/ics.ts'
import { referenceIxit } from '../sut/reference/ixit.ts'
import { startAmqpBroker } from '../sut/broker/amqp.ts'
import type { BrokerOptions } from '../sut/reference/broker-door.ts'
import { startReferenceHes, type ReferenceHesOptions, type RunningHes } from '../sut/reference/start.ts'
import { brokers } from '../transports/index.ts'
import { brokerAddress } from '../transports/jms/address.ts'
import { BrokerTrouble } from '../transports/jms/session.ts'
import type { Endpoint } from '../transports/transport.ts'
import type { Fault } from '../sut/faults/fault.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import { makeSecured, securedIcs } from './secured.ts'
import { namedWsdls } from './named-wsdl.ts'

/** The SUT of a run, and what may be done to it. */
export interface Target {
  readonly endpoint: string
  /** The control port of the embedded one. */
  readonly control?: string
  readonly embedded: boolean
  /** The SUT is judged by fixtures that are not its own. */
  readonly indicative: boolean
  /** What carries requests to it. */
  readonly transport: TransportName
  readonly binding: BindingChoice
  readonly ics: Ics
  readonly ixit: Ixit
  readonly allowEffects: readonly Effect[]
  /** The WSDLs that the IXIT names. */
  readonly wsdl: readonly NamedWsdl[]
  close(): Promise<void>
}

/**
 * Decides what is tested. Without an endpoint it is the embedded reference head end, to which everything may be done. An
 * endpoint without an IXIT of its own is judged by the reference fixtures, reading only, and its verdicts only indicate.
 *
 * @param endpoint from the command line; overrides the configuration's
 * @param aboutSecurity is any case about who is let in? Certificates are made for the embedded one then
 * @throws ConfigError where a secret that the IXIT names is not in the environment, or the endpoint cannot be used
 */
export async function chooseTarget(
  config: Config,
  endpoint: string | undefined,
  standard: Standard,
  { aboutSecurity = false }: { readonly aboutSecurity?: boolean } = {},
): Promise<Target> {
  const declared = declarations(config, endpoint)
  requireSecrets(declared)
  const { endpoint: url, ...rest } = declared
  if (url !== undefined) {
    await requireUsable(url, rest.ixit)
    if (rest.ixit.subscriber?.endpoint !== undefined) await requireUsable(rest.ixit.subscriber.endpoint, rest.ixit)
    return { ...rest, endpoint: url, wsdl: await namedWsdls(rest.ixit, url), close: () => Promise.resolve() }
  }
  const transport = embeddedTransport.parse(rest.transport)
  const secured = aboutSecurity && isSecuredByUs(config, rest) ? await makeSecured() : undefined
  const sut = await embed(standard, { control: true, transport, ...secured?.options })
  const ixit = secured ? ixitSchema.parse({ ...referenceIxit, ...secured.ixit(sut.secured) }) : rest.ixit
  const isTyped = rest.binding.wrapper === 'typed'
  const proxied = ixit.proxied ?? sut.proxied?.[isTyped ? 'typed' : 'generic']
  return {
    ...rest,
    ixit: { ...ixit, ...(proxied && { proxied }) },
    endpoint: isTyped ? (sut.typedUrl ?? sut.url) : sut.url,
    wsdl: [],
    ...(sut.control !== undefined && { control: sut.control }),
    close: async () => {
      await sut.close()
      secured?.remove()
    },
  }
}

/** What the embedded head end checks needs certificates and an account of ours, unless the user declares his own. */
export const isSecuredByUs = (config: Config, { embedded, ics, transport }: Declarations): boolean =>
  embedded && config.ixit === undefined && transport === 'http' && ics.security.length > 0

/** What a run goes by, without starting or touching any system; `endpoint` is absent for the embedded one. */
export type Declarations = Omit<Target, 'endpoint' | 'control' | 'wsdl' | 'close'> & { readonly endpoint?: string }

/** Decides what holds of the SUT. See chooseTarget. */
export function declarations(config: Config, endpoint: string | undefined): Declarations {
  const url = endpoint ?? config.sut.endpoint
  const ixit = config.ixit ?? ixitSchema.parse(referenceIxit)
  const transport = url === undefined ? (config.sut.transport ?? 'http') : transportOf(url)
  const isOurs = url === undefined && transport === 'http' && !config.ics && !config.ixit
  const ics = icsSchema.parse(
    config.ics ??
      (url === undefined || !config.ixit
        ? { ...referenceIcs, ...(isOurs && { security: securedIcs(), proxied: true }) }
        : {}),
  )
  const carried = { transport, binding: bindingOver(transport, config.binding) }
  if (url === undefined) return { embedded: true, indicative: false, ...carried, ics, ixit, allowEffects: effects }
  requirePlace(url, carried)
  requireEventPlace(url, carried, ixit)
  const allowEffects = config.ixit ? config.policy.allowEffects : (['reads'] as const)
  return { endpoint: url, embedded: false, indicative: !config.ixit, ...carried, ics, ixit, allowEffects }
}

/** Placeholders are for typed services over HTTP: nothing else has an address of its own for each. */
function requirePlace(url: string, { transport, binding }: Pick<Target, 'transport' | 'binding'>): void {
  if (!hasPlaceholders(url) || (transport === 'http' && binding.wrapper === 'typed')) return
  throw new ConfigError(
    `The endpoint ${shownAddress(url)} has placeholders, which name typed services over HTTP, and ${
      transport === 'http' ? `binding.wrapper is ${binding.wrapper}` : `it is one of ${transport}`
    }. Write the address of the service in their place, or binding: { wrapper: 'typed' }.`,
  )
}

/** Events that go to an address of their own need a place there as well. */
function requireEventPlace(url: string, carried: Pick<Target, 'transport' | 'binding'>, { subscriber }: Ixit): void {
  if (subscriber?.endpoint === undefined) return
  const transport = transportOf(subscriber.endpoint)
  const binding = eventBinding(subscriber, transport, { by: transportOf(url), binding: carried.binding })
  requirePlace(subscriber.endpoint, { transport, binding })
}

/** What is embedded, and how. */
export interface EmbedOptions extends Pick<ReferenceHesOptions, 'secured' | 'listeners' | 'accounts'> {
  /** What it does otherwise than it should. */
  readonly fault?: Pick<Fault, 'behaviours'>
  readonly port?: number
  readonly control?: boolean
  /** By what it is reached; where that is a broker or a folder, one is made with it. */
  readonly transport?: EmbeddedTransport
  /** The broker to which it goes instead, and the queue from which it takes its requests there. */
  readonly broker?: Endpoint
  /** The folder in which those of its requests, its answers and what it sends by itself are made. */
  readonly folder?: string
}

/**
 * Starts the reference head end on loopback, as a client of a broker, or at a folder.
 *
 * @throws ConfigError where the broker is none, or does not let it in; where the folder cannot be made
 */
export async function embed(
  standard: Standard,
  { transport = 'http', broker: elsewhere, folder, ...options }: EmbedOptions = {},
): Promise<RunningHes> {
  const engine = await createSchemaEngine('libxml2-wasm', standard.schemas.files)
  const given = { schemas: standard.schemas, engine, clock: systemClock(), ...options }
  if (elsewhere) return startReferenceHes({ ...given, broker: brokerAt(elsewhere) }).catch(asMistake)
  if (folder !== undefined) return startReferenceHes({ ...given, folder: foldersIn(folder) })
  if (transport === 'http') return startReferenceHes(given)
  if (transport === 'file') {
    const own = mkdtempSync(join(tmpdir(), 'cim9-files-'))
    const sut = await startReferenceHes({ ...given, folder: foldersIn(own) })
    return {
      ...sut,
      close: async () => {
        await sut.close()
        await rm(own, { recursive: true, force: true })
      },
    }
  }
  const broker = await startAmqpBroker()
  const endpoint = { url: `${broker.url}/${requestQueue}` }
  const sut = await startReferenceHes({
    ...given,
    broker: brokerAt(endpoint),
  })
  return {
    ...sut,
    close: async () => {
      await sut.close()
      await broker.close()
    },
  }
}

/** The folders of an exchange, as they are expected to stand beside each other where nothing else is declared. */
function foldersIn(folder: string): { readonly requests: string; readonly replies: string } {
  const [requests, replies, callbacks] = [join(folder, 'requests'), join(folder, 'replies'), join(folder, 'callbacks')]
  try {
    for (const one of [requests, replies, callbacks]) mkdirSync(one, { recursive: true })
  } catch (error) {
    throw new ConfigError(
      `The folder ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
  return { requests, replies }
}

/** A broker that does not let us in is one that the user has named. */
function asMistake(error: unknown): never {
  throw error instanceof BrokerTrouble ? new ConfigError(error.message) : error
}

/** How a head end takes its requests there. */
function brokerAt(endpoint: Endpoint): BrokerOptions {
  const transport = transportOf(endpoint.url)
  if (!isBroker(transport))
    throw new ConfigError(`${shownAddress(endpoint.url)} is not a broker. Write for example stomp://host:61613/QUEUE.`)
  const broker = brokers[transport]
  try {
    brokerAddress(endpoint.url, broker.ports)
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
  return { endpoint, transport, ...broker }
}

/** From which the embedded head end takes its requests. */
const requestQueue = 'head-end.requests'

/** What every worker would trip over is told once, before the run. */
async function requireUsable(url: string, ixit: Ixit): Promise<void> {
  try {
    await openTransport(endpointOf(url, ixit), ixit).close()
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}

function requireSecrets({ ixit, binding }: Pick<Target, 'ixit' | 'binding'>): void {
  const { credentials, token, wsSecurity, lockableAccount, headers = {} } = ixit
  if (credentials && token)
    throw new ConfigError('ixit.credentials and ixit.token both say who asks. Leave one of them out.')
  if (wsSecurity && binding.soap === 'none')
    throw new ConfigError(
      "ixit.wsSecurity puts a UsernameToken into the header of SOAP, and messages travel without SOAP. Write binding: { soap: '1.1' }, or leave ixit.wsSecurity out.",
    )
  requireSet('credentials', [credentials?.user.env, credentials?.password.env])
  requireSet('token', [token?.env])
  requireSet('wsSecurity', [wsSecurity?.user.env, wsSecurity?.password.env])
  requireSet('lockableAccount', [lockableAccount?.user.env, lockableAccount?.password.env])
  requireSet(
    'headers',
    Object.values(headers).flatMap((said) => (typeof said === 'string' ? [] : [said.env])),
  )
}

function requireSet(field: string, names: readonly (string | undefined)[]): void {
  const missing = names.filter((name) => name !== undefined && !process.env[name])
  if (missing.length)
    throw new ConfigError(
      `ixit.${field} names ${missing.join(' and ')}, which the environment does not set. Set it, for example: export ${missing[0] ?? ''}=...`,
    )
}
