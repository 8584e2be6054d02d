import type { TransportName } from '../config/transport.ts'
import { amqpPorts, connectAmqp } from './amqp/connect.ts'
import { openHttp } from './http/open.ts'
import { listenHttp } from './http/listen.ts'
import { listenJms } from './jms/listen.ts'
import { openJms } from './jms/open.ts'
import type { OpenListener, OpenTransport } from './transport.ts'

/** All transports by name. A new one is one file beside this one plus one line here. */
export const transports = {
  http: openHttp,
  amqp: openJms('amqp', connectAmqp, amqpPorts),
} as const satisfies Record<TransportName, OpenTransport>

/** All listeners, by the name of their transport. */
export const listeners = {
  http: listenHttp,
  amqp: listenJms('amqp', connectAmqp, amqpPorts),
} as const satisfies Record<TransportName, OpenListener>
