import { randomUUID } from 'node:crypto'
import type { Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import { conforming } from '../behaviours.ts'
import type { Fault } from '../faults/fault.ts'
import { openAgenda } from './agenda.ts'
import { openControlBook } from './control-book.ts'
import { rightClocks } from './clocks.ts'
import { openControlPort } from './control-port.ts'
import { openDemand } from './demand.ts'
import { openEventStore } from './event-store.ts'
import { firmwareAsInstalled } from './firmware.ts'
import type { HeadEnd } from './head-end.ts'
import { nothingOwed, openDesk } from './load.ts'
import { openOutbox } from './outbox.ts'
import { noProgrammes } from './programmes.ts'
import { openPublisher } from './publisher.ts'
import { emptyRegistry } from './registry.ts'
import { openReplayMemory } from './replays.ts'
import { openResultsAddress } from './results-address.ts'
import { openScheduleBook } from './schedules.ts'
import { noServiceRequests } from './service-requests.ts'
import { closedSwitches } from './switches.ts'
import { fullSupply } from './supply.ts'
import { createHeadEndServer, documentText, servicePath, type Credentials, type ServerTls } from './server.ts'

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
  /** Opens a control port beside the service, on loopback. */
  readonly control?: boolean
  /** The source of MessageIDs; the default makes random UUIDs. */
  readonly newId?: () => string
}

export interface RunningHes {
  /** Where requests go. */
  readonly url: string
  /** Where orders go; only where it was started with control. */
  readonly control?: string
  /** Ends open connections, answered or not, and stops listening. */
  close(): Promise<void>
}

/**
 * Starts the reference head end on a real socket.
 *
 * @throws Error where it cannot listen at that address, for example because the port is taken
 * @example const hes = await startReferenceHes({ schemas, engine, clock: systemClock() })
 */
export async function startReferenceHes(options: ReferenceHesOptions): Promise<RunningHes> {
  const { schemas, engine, clock, port = 0, host = '127.0.0.1', fault, credentials, tls } = options
  const { control = false, newId = randomUUID } = options
  const behaviours = { ...conforming, ...fault?.behaviours }
  const outbox = openOutbox()
  const agenda = openAgenda(clock)
  const headEnd: HeadEnd = {
    behaviours,
    schemas,
    engine,
    clock: agenda.clock,
    agenda,
    newId,
    outbox,
    desk: openDesk(),
    owed: nothingOwed(outbox, behaviours),
    switches: closedSwitches(),
    controls: openControlBook(),
    demand: openDemand(),
    supply: fullSupply(),
    registry: emptyRegistry(),
    schedules: openScheduleBook(),
    replays: openReplayMemory(agenda.clock, behaviours['accepts.replay']),
    results: openResultsAddress(),
    programmes: noProgrammes(behaviours['pan.settings']),
    clocks: rightClocks(),
    firmware: firmwareAsInstalled(),
    serviceRequests: noServiceRequests(),
    events: openEventStore(),
    publisher: openPublisher({
      outbox,
      redelivery: behaviours['events.redelivery'],
      send: behaviours['events.send'],
      write: (envelope) => documentText(envelope, behaviours),
    }),
  }
  const server = createHeadEndServer(headEnd, credentials, tls)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The reference head end listens on no port.')
  const orders = control ? await openControlPort(headEnd) : undefined
  const authority = host.includes(':') ? `[${host}]` : host
  return {
    url: `${tls ? 'https' : 'http'}://${authority}:${address.port}${servicePath}`,
    ...(orders && { control: orders.url }),
    close: async () => {
      agenda.close()
      outbox.close()
      await orders?.close()
      await new Promise<void>((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()))
        server.closeAllConnections()
      })
    },
  }
}
