import { randomUUID } from 'node:crypto'
import type { Clock } from '../../exchange/clock.ts'
import type { StandardSchemas } from '../../standard/schemas.ts'
import type { SchemaEngine } from '../../xml/schema-engine.ts'
import { conforming } from '../behaviours.ts'
import type { Fault } from '../faults/fault.ts'
import { openOutbox } from './outbox.ts'
import { emptyRegistry } from './registry.ts'
import { closedSwitches } from './switches.ts'
import { createHeadEndServer, servicePath, type Credentials, type ServerTls } from './server.ts'

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
  /** The source of MessageIDs; the default makes random UUIDs. */
  readonly newId?: () => string
}

export interface RunningHes {
  /** Where requests go. */
  readonly url: string
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
  const { schemas, engine, clock, port = 0, host = '127.0.0.1', fault, credentials, tls, newId = randomUUID } = options
  const behaviours = { ...conforming, ...fault?.behaviours }
  const outbox = openOutbox()
  const server = createHeadEndServer(
    { behaviours, schemas, engine, clock, newId, outbox, switches: closedSwitches(), registry: emptyRegistry() },
    credentials,
    tls,
  )
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The reference head end listens on no port.')
  const authority = host.includes(':') ? `[${host}]` : host
  return {
    url: `${tls ? 'https' : 'http'}://${authority}:${address.port}${servicePath}`,
    close: () =>
      new Promise((closed, failed) => {
        outbox.close()
        server.close((error) => (error ? failed(error) : closed()))
        server.closeAllConnections()
      }),
  }
}
