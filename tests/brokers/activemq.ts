import { startJava } from './java.ts'

/** A running broker of Apache ActiveMQ, in memory, on the loopback address. */
export interface ActiveMq {
  /** stomp://127.0.0.1:port */
  readonly stomp: string
  /** tcp://127.0.0.1:port, as clients of JMS write it. */
  readonly openWire: string
  /** By which another one can take its place. */
  readonly ports: ActiveMqPorts
  /** Kills it at once, with all that it holds. */
  close(): Promise<void>
}

export interface ActiveMqPorts {
  readonly stomp: number
  readonly openWire: number
}

/**
 * Starts one.
 *
 * @param options.user who alone is let in; without it, anybody
 * @throws Error where ActiveMQ or a JDK is missing: ask `activemq.missing` first
 * @example const broker = await startActiveMq(); broker.openWire // 'tcp://127.0.0.1:40123'
 */
export async function startActiveMq({
  ports = { stomp: 0, openWire: 0 },
  user,
}: {
  readonly ports?: ActiveMqPorts
  readonly user?: { readonly user: string; readonly password: string }
} = {}): Promise<ActiveMq> {
  const program = await startJava('Broker', [
    String(ports.stomp),
    String(ports.openWire),
    ...(user ? [user.user, user.password] : []),
  ])
  const [stomp = 0, openWire = 0] = program.said.map(Number)
  return {
    stomp: `stomp://127.0.0.1:${stomp}`,
    openWire: `tcp://127.0.0.1:${openWire}`,
    ports: { stomp, openWire },
    close: () => program.close(),
  }
}
