import { connect } from 'node:net'
import { transportOf, type TransportName } from '../config/transport.ts'
import { amqpPorts } from './amqp/connect.ts'
import { addressOf, hostOf } from './http/address.ts'
import { reasonOf } from './http/failures.ts'
import { brokerAddress, type Ports } from './jms/address.ts'
import { jmsPorts } from './sidecar/connect.ts'
import { probeSidecar } from './sidecar/open.ts'
import { stompPorts } from './stomp/connect.ts'
import type { Endpoint } from './transport.ts'

/** The ports of addresses that name none. */
const usualPorts: Readonly<Record<TransportName, Ports>> = {
  http: { plain: 80, secure: 443 },
  amqp: amqpPorts,
  stomp: stompPorts,
  jms: jmsPorts,
}

/**
 * Is anything listening there, the SUT or its broker? Opens a TCP connection and closes it again, without sending a byte.
 *
 * @throws Error if the URL of the endpoint cannot be used, as opening a transport does
 */
export function probe(endpoint: Endpoint, timeoutMs: number): Promise<'reachable' | { readonly unreachable: string }> {
  // Where a provider of JMS is, only its classes know.
  if (transportOf(endpoint.url) === 'jms') return probeSidecar(endpoint, timeoutMs)
  const { host, port } = placeOf(endpoint.url)
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const done = (answer: 'reachable' | { readonly unreachable: string }): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => done({ unreachable: `No TCP connection within ${timeoutMs} ms.` }), timeoutMs)
    socket.once('connect', () => done('reachable'))
    socket.on('error', (error) => done({ unreachable: `No TCP connection: ${reasonOf(error)}.` }))
  })
}

function placeOf(text: string): { readonly host: string; readonly port: number } {
  const name = transportOf(text)
  const ports = usualPorts[name]
  if (name !== 'http') return brokerAddress(text, ports)
  const url = addressOf(text)
  return { host: hostOf(url), port: Number(url.port) || (url.protocol === 'https:' ? ports.secure : ports.plain) }
}
