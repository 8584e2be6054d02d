import { destinationOf, type Destination } from './session.ts'

/** Where a broker is, and the destination of it that an endpoint names. */
export interface BrokerAddress {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly destination: Destination
}

/** The usual ports of a protocol. */
export interface Ports {
  readonly secure: number
  readonly plain: number
}

/**
 * Reads the address of a destination of a broker: `amqp://host:port/queue`, or `/topic://name` in the place of the queue.
 *
 * @throws Error with a sentence for the user
 * @example brokerAddress('amqp://127.0.0.1/requests', { secure: 5671, plain: 5672 }).destination.name // 'requests'
 */
export function brokerAddress(text: string, ports: Ports): BrokerAddress {
  const url = new URL(text)
  if (url.username || url.password)
    throw new Error(
      `The address of the broker at ${url.host} has user or password in it; take them out and use ixit.credentials.`,
    )
  const secure = url.protocol.endsWith('s:')
  const name = decodeURIComponent(url.pathname.slice(1))
  if (!name)
    throw new Error(
      `The address ${url.protocol}//${url.host} names no queue; write ${url.protocol}//${url.host}/QUEUE.`,
    )
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? ports.secure : ports.plain) : Number(url.port),
    secure,
    destination: destinationOf(name),
  }
}
