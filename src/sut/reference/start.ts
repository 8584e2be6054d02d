import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Ixit } from '../../config/ixit.ts'
import type { Server } from 'node:http'
import { systemClock, type Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import { defaultLimits } from '../../xml/intake.ts'
import { conforming } from '../behaviours.ts'
import type { Fault } from '../faults/fault.ts'
import { openAgenda } from './agenda.ts'
import { openClient } from './client.ts'
import { openBrokerDoor, type BrokerOptions } from './broker-door.ts'
import { openFolderDoor, type FolderOptions } from './folder-door.ts'
import { openControlPort } from './control-port.ts'
import type { BrokerTrouble, JmsSession } from '../../transports/jms/session.ts'
import type { HeadEnd } from './head-end.ts'
import { isUrl, openOutbox } from './outbox.ts'
import { openPublisher } from './publisher.ts'
import { openResultsAddress } from './results-address.ts'
import { proxyMark, startProxy } from '../proxy.ts'
import { openAccounts, type Credentials } from './accounts.ts'
import { createPlainServer, createSecuredServer, type SecuredOptions } from './secured-doors.ts'
import { createHeadEndServer, hearFor, type ServerTls } from './server.ts'
import { documentText } from './service.ts'
import { answersPath, servicePath, typedPath } from './wsdl.ts'
import { freshState } from './state.ts'

export interface ReferenceHesOptions {
  readonly schemas: StandardSchemas
  readonly engine: SchemaEngine
  /** Domain time: of timestamps and readings. */
  readonly clock: Clock
  /** 0, the default, lets the system choose a free port. */
  readonly port?: number
  /** The default is the loopback interface, 127.0.0.1. */
  readonly host?: string
  /** Makes the head end go wrong in one way. */
  readonly fault?: Pick<Fault, 'behaviours'>
  /** Asked for by HTTP Basic where given. */
  readonly credentials?: Credentials
  /** Serves https where given. */
  readonly tls?: ServerTls
  /** Opens two more doors: one over TLS that asks callers for certificates, and a plain one that refuses. */
  readonly secured?: SecuredOptions
  /** The authority of the listeners to which results go over TLS, PEM; without it the system's own list holds. */
  readonly listeners?: string
  /** Who is known by name and password; whoever gives a name must be one of them. */
  readonly accounts?: readonly Credentials[]
  /** Must every request bear a UsernameToken? */
  readonly tokenRequired?: boolean
  /**
   * A broker by which it tells what it has to tell, and takes messages in the place of HTTP; where requests come by HTTP all the
   * same, by both.
   */
  readonly broker?: BrokerOptions & { readonly requests?: 'broker' | 'http' }
  /** The folders by which it is reached, in the place of HTTP. */
  readonly folder?: FolderOptions
  /** Opens a control port beside the service, on loopback, and puts a proxy before it. */
  readonly control?: boolean
  /** The source of MessageIDs; the default makes random UUIDs. */
  readonly newId?: () => string
}

export interface RunningHes {
  /** Where requests go. */
  readonly url: string
  /** Where the requests of each typed service go, with a placeholder; only over HTTP. */
  readonly typedUrl?: string
  /** What the IXIT is told of the proxy before it, for generic and typed services; only where it was started with control, over HTTP. */
  readonly proxied?: Readonly<Record<'generic' | 'typed', NonNullable<Ixit['proxied']>>>
  /** Where requests go over TLS, and where they are refused in plain HTTP; only where it was started with `secured`. */
  readonly secured?: { readonly url: string; readonly plainUrl: string }
  /** Where orders go; only where it was started with control. */
  readonly control?: string
  /** Is told when it has lost its broker; only where it has one. */
  onLost?(hear: (trouble: BrokerTrouble) => void): void
  /** Ends open connections, answered or not, and stops listening. */
  close(): Promise<void>
}

/** A broker lets a head end in within so many milliseconds. */
const brokerMs = 10_000

/**
 * Starts the reference head end on a real socket, as a client of a broker, or at a folder.
 *
 * @throws Error where it cannot listen at that address, for example because the port is taken; BrokerTrouble where the
 *   broker does not let it in
 * @example const hes = await startReferenceHes({ schemas, engine, clock: systemClock() })
 */
export async function startReferenceHes(options: ReferenceHesOptions): Promise<RunningHes> {
  const { schemas, engine, clock, fault } = options
  const { control = false, newId = randomUUID, broker } = options
  const behaviours = { ...conforming, ...fault?.behaviours }
  const session = await broker?.connect(broker.endpoint, { connectMs: brokerMs, maxBytes: defaultLimits.maxBytes })
  const outbox = openOutbox(behaviours, {
    broker: session,
    authority: options.listeners,
    exchange: options.folder && dirname(options.folder.requests),
  })
  const agenda = openAgenda(clock)
  const headEnd: HeadEnd = {
    accounts: openAccounts(options.accounts ?? [], options.tokenRequired ?? false, systemClock(), behaviours),
    behaviours,
    schemas,
    engine,
    clock: agenda.clock,
    agenda,
    newId,
    outbox,
    ...freshState({ behaviours, agenda, outbox }),
    results: openResultsAddress(),
    client: openClient(behaviours),
    publisher: openPublisher({
      outbox,
      redelivery: behaviours['events.redelivery'],
      send: behaviours['events.send'],
      write: (envelope, address) => documentText(envelope, isUrl(address), behaviours),
    }),
  }
  const door = await (broker && session && broker.requests !== 'http'
    ? doorAtBroker(headEnd, session, broker)
    : options.folder
      ? doorAtFolder(headEnd, options.folder)
      : doorByHttp(headEnd, options))
  if (broker?.requests === 'http' && session) await openBrokerDoor(session, broker, headEnd)
  const secured = options.secured && (await securedDoors(headEnd, options.secured, options.host))
  const orders = control ? await openControlPort(headEnd) : undefined
  return {
    url: door.url,
    ...(door.typedUrl !== undefined && { typedUrl: door.typedUrl }),
    ...(door.proxied && { proxied: door.proxied }),
    ...(secured && { secured: { url: secured.url, plainUrl: secured.plainUrl } }),
    ...(orders && { control: orders.url }),
    ...(session && { onLost: (hear) => session.onLost(hear) }),
    close: async () => {
      agenda.close()
      outbox.close()
      await orders?.close()
      await secured?.close()
      await door.close()
      await session?.close()
    },
  }
}

/** Where requests come in. */
type Door = Pick<RunningHes, 'url' | 'typedUrl' | 'proxied' | 'close'>

async function doorAtBroker(headEnd: HeadEnd, session: JmsSession, broker: BrokerOptions): Promise<Door> {
  try {
    await openBrokerDoor(session, broker, headEnd)
  } catch (error) {
    await session.close()
    throw error
  }
  return { url: broker.endpoint.url, close: () => Promise.resolve() }
}

function doorAtFolder(headEnd: HeadEnd, folder: FolderOptions): Door {
  const door = openFolderDoor(folder, headEnd)
  return { url: pathToFileURL(folder.requests).href, close: () => door.close() }
}

async function doorByHttp(
  headEnd: HeadEnd,
  { port = 0, host = '127.0.0.1', credentials, tls, control = false }: Partial<ReferenceHesOptions>,
): Promise<Door> {
  const server = createHeadEndServer(headEnd, credentials, tls)
  const door = await opened(server, tls ? 'https' : 'http', host, port)
  headEnd.client.answersAt(`${door.origin}${answersPath}`)
  const proxy = control && !tls ? await startProxy(door.origin) : undefined
  const behind = (path: string) => ({
    endpoint: `${proxy?.url ?? ''}/outer${path}`,
    callback: `${proxy?.url ?? ''}/listener/{port}`,
    mark: proxyMark,
  })
  return {
    url: `${door.origin}${servicePath}`,
    typedUrl: `${door.origin}${typedPath}`,
    ...(proxy && { proxied: { generic: behind(servicePath), typed: behind(typedPath) } }),
    close: async () => {
      await proxy?.close()
      await door.close()
    },
  }
}

async function securedDoors(
  headEnd: HeadEnd,
  options: SecuredOptions,
  host = '127.0.0.1',
): Promise<NonNullable<RunningHes['secured']> & Pick<Door, 'close'>> {
  const hear = hearFor(headEnd)
  const secure = await opened(createSecuredServer(options, headEnd.behaviours, hear), 'https', host)
  const plain = await opened(createPlainServer(headEnd, hear), 'http', host)
  return {
    url: `${secure.origin}${servicePath}`,
    plainUrl: `${plain.origin}${servicePath}`,
    close: async () => {
      await secure.close()
      await plain.close()
    },
  }
}

/** Lets a server listen; tells its origin, and how it is closed with all its connections. */
async function opened(
  server: Server,
  scheme: 'http' | 'https',
  host: string,
  port = 0,
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The reference head end listens on no port.')
  return {
    origin: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise<void>((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()))
        server.closeAllConnections()
      }),
  }
}
