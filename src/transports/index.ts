import type { TransportName } from '../config/transport.ts'
import { amqpPorts, connectAmqp } from './amqp/connect.ts'
import { openHttp } from './http/open.ts'
import { listenHttp } from './http/listen.ts'
import { listenJms } from './jms/listen.ts'
import { openJms } from './jms/open.ts'
import type { Ports } from './jms/address.ts'
import type { ConnectJms } from './jms/session.ts'
import { connectSidecar, jmsPorts } from './sidecar/connect.ts'
import { listenSidecar, openSidecar } from './sidecar/open.ts'
import { connectStomp, stompPorts } from './stomp/connect.ts'
import type { OpenListener, OpenTransport } from './transport.ts'

/** All transports by name. A new one is one file beside this one plus one line here. */
export const transports = {
  http: openHttp,
  amqp: openJms('amqp', connectAmqp, amqpPorts),
  stomp: openJms('stomp', connectStomp, stompPorts),
  jms: openSidecar,
} as const satisfies Record<TransportName, OpenTransport>

/** All listeners, by the name of their transport. */
export const listeners = {
  http: listenHttp,
  amqp: listenJms('amqp', connectAmqp, amqpPorts),
  stomp: listenJms('stomp', connectStomp, stompPorts),
  jms: listenSidecar,
} as const satisfies Record<TransportName, OpenListener>

/** Those by which a broker is reached: how to connect to it. */
export const brokers = {
  amqp: { connect: connectAmqp, ports: amqpPorts },
  stomp: { connect: connectStomp, ports: stompPorts },
  jms: { connect: connectSidecar, ports: jmsPorts },
} as const satisfies Record<Exclude<TransportName, 'http'>, { readonly connect: ConnectJms; readonly ports: Ports }>
