import type { BrokerTransport, TransportName } from '../config/transport.ts'
import { amqpPorts, connectAmqp } from './amqp/connect.ts'
import { listenFile } from './file/listen.ts'
import { openFile } from './file/open.ts'
import { probeFile } from './file/probe.ts'
import { listenHttp } from './http/listen.ts'
import { openHttp } from './http/open.ts'
import { brokerAddress, type Ports } from './jms/address.ts'
import { listenJms } from './jms/listen.ts'
import { openJms } from './jms/open.ts'
import type { ConnectJms } from './jms/session.ts'
import { probeTcp } from './probe-tcp.ts'
import { httpPlace } from './http/address.ts'
import { connectSidecar, jmsPorts } from './sidecar/connect.ts'
import { listenSidecar, openSidecar, probeSidecar } from './sidecar/open.ts'
import { connectStomp, stompPorts } from './stomp/connect.ts'
import type { OpenListener, OpenTransport, Probe } from './transport.ts'

/** How a transport works. */
interface Carrier {
  readonly open: OpenTransport
  readonly listen: OpenListener
  readonly probe: Probe
}

/** Those by which a broker is reached: how to connect to it. */
export const brokers = {
  amqp: { connect: connectAmqp, ports: amqpPorts },
  stomp: { connect: connectStomp, ports: stompPorts },
  jms: { connect: connectSidecar, ports: jmsPorts },
} as const satisfies Record<BrokerTransport, { readonly connect: ConnectJms; readonly ports: Ports }>

/** A provider of messages that is reached by TCP. */
const byBroker = (name: 'amqp' | 'stomp'): Carrier => {
  const { connect, ports } = brokers[name]
  return {
    open: openJms(name, connect, ports),
    listen: listenJms(name, connect, ports),
    probe: probeTcp((url) => brokerAddress(url, ports)),
  }
}

/** All transports by name; what is known of them beside, src/config/transport.ts says. A new one is one folder beside this file and one entry here and there. */
const carriers: Record<TransportName, Carrier> = {
  http: { open: openHttp, listen: listenHttp, probe: probeTcp(httpPlace) },
  amqp: byBroker('amqp'),
  stomp: byBroker('stomp'),
  jms: { open: openSidecar, listen: listenSidecar, probe: probeSidecar },
  file: { open: openFile, listen: listenFile, probe: probeFile },
}

const each = <What extends keyof Carrier>(what: What) =>
  Object.fromEntries(Object.entries(carriers).map(([name, one]) => [name, one[what]])) as Record<
    TransportName,
    Carrier[What]
  >

/** How each sends. */
export const transports = each('open')
/** How each listens. */
export const listeners = each('listen')
/** How each sees whether anything is there. */
export const probes = each('probe')
