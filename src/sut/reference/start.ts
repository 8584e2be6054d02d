import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import { defaultLimits } from '../../xml/intake.ts'
import { conforming } from '../behaviours.ts'
import type { Fault } from '../faults/fault.ts'
import { openAgenda } from './agenda.ts'
import { openBrokerDoor, type BrokerOptions } from './broker-door.ts'
import { openFolderDoor, type FolderOptions } from './folder-door.ts'
import { openControlPort } from './control-port.ts'
import type { BrokerTrouble, JmsSession } from '../../transports/jms/session.ts'
import type { HeadEnd } from './head-end.ts'
import { isUrl, openOutbox } from './outbox.ts'
import { openPublisher } from './publisher.ts'
import { openResultsAddress } from './results-address.ts'
import { createHeadEndServer, type Credentials, type ServerTls } from './server.ts'
import { documentText } from './service.ts'
import { servicePath, typedPath } from './wsdl.ts'
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
  readonly fault?: Fault
  /** Asked for by HTTP Basic where given. */
  readonly credentials?: Credentials
  /** Serves https where given. */
  readonly tls?: ServerTls
  /** A broker by which it tells what it has to tell, and takes requests in the place of HTTP unless it says otherwise. */
  readonly broker?: BrokerOptions & { readonly requests?: 'broker' | 'http' }
  /** The folders by which it is reached, in the place of HTTP. */
  readonly folder?: FolderOptions
  /** Opens a control port beside the service, on loopback. */
  readonly control?: boolean
  /** The source of MessageIDs; the default makes random UUIDs. */
  readonly newId?: () => string
}

export interface RunningHes {
  /** Where requests go. */
  readonly url: string
  /** Where the requests of each typed service go, with a placeholder; only over HTTP. */
  readonly typedUrl?: string
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
  const outbox = openOutbox(session && { session, behaviours }, options.folder && dirname(options.folder.requests))
  const agenda = openAgenda(clock)
  const headEnd: HeadEnd = {
    behaviours,
    schemas,
    engine,
    clock: agenda.clock,
    agenda,
    newId,
    outbox,
    ...freshState({ behaviours, agenda, outbox }),
    results: openResultsAddress(),
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
  const orders = control ? await openControlPort(headEnd) : undefined
  return {
    url: door.url,
    ...(door.typedUrl !== undefined && { typedUrl: door.typedUrl }),
    ...(orders && { control: orders.url }),
    ...(session && { onLost: (hear) => session.onLost(hear) }),
    close: async () => {
      agenda.close()
      outbox.close()
      await orders?.close()
      await door.close()
      await session?.close()
    },
  }
}

/** Where requests come in. */
type Door = Pick<RunningHes, 'url' | 'typedUrl' | 'close'>

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
  { port = 0, host = '127.0.0.1', credentials, tls }: Partial<ReferenceHesOptions>,
): Promise<Door> {
  const server = createHeadEndServer(headEnd, credentials, tls)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The reference head end listens on no port.')
  const authority = host.includes(':') ? `[${host}]` : host
  const origin = `${tls ? 'https' : 'http'}://${authority}:${address.port}`
  return {
    url: `${origin}${servicePath}`,
    typedUrl: `${origin}${typedPath}`,
    close: () =>
      new Promise<void>((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()))
        server.closeAllConnections()
      }),
  }
}
