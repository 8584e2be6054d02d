import { setTimeout as after } from 'node:timers/promises'
import { Client, StompHeaders, Versions, type IFrame, type IMessage } from '@stomp/stompjs'
import { tlsOf } from '../http/address.ts'
import { brokerAddress } from '../jms/address.ts'
import { openLoss } from '../jms/loss.ts'
import {
  BrokerTrouble,
  within,
  type ConnectJms,
  type JmsSession,
  type Settlement,
  type Subscription,
} from '../jms/session.ts'
import { arrivalOf, nameFromStomp, stompMessage, stompName } from './message.ts'
import { openSocket, type StompSocket } from './socket.ts'

/** The usual ports of STOMP. */
export const stompPorts = { secure: 61612, plain: 61613 } as const

/** A broker that is silent for twice this long is gone; it may think the same of us. Milliseconds. */
const heartbeatMs = 30_000
/** A message that is not confirmed after so many milliseconds is taken for lost. */
const putMs = 30_000
/** A broker may take so long to say goodbye. */
const closeMs = 2_000
/** What is given back is offered again after so many milliseconds: whoever gives back at once is not kept busy with it. */
const redeliveryMs = 50

/**
 * STOMP 1.2 with the mapping of ActiveMQ onto JMS: `/queue/`, `/topic/` and `/temp-queue/` before the names of destinations.
 *
 * The broker makes the JMSMessageID, and tells it to nobody but the receiver.
 */
export const connectStomp: ConnectJms = async (endpoint, { connectMs, maxBytes }) => {
  const { host, port, secure } = brokerAddress(endpoint.url, stompPorts)
  const socket = openSocket({ host, port, ...(secure && { tls: tlsOf(endpoint) }) }, maxBytes)
  const client = Object.assign(new Client(), {
    webSocketFactory: () => socket.asWebSocket,
    stompVersions: new Versions([Versions.V1_2]),
    reconnectDelay: 0,
    heartbeatIncoming: heartbeatMs,
    heartbeatOutgoing: heartbeatMs,
    connectHeaders: headersOf({
      host,
      ...(endpoint.credentials && { login: endpoint.credentials.user, passcode: endpoint.credentials.password }),
    }),
  })
  const server = await opened(client, socket, connectMs, `${host}:${port}`)
  return sessionOver(client, socket, { server, connectMs, maxBytes })
}

const headersOf = (headers: Readonly<Record<string, string>>): StompHeaders =>
  Object.assign(new StompHeaders(), headers)

/** Waits until the broker has let us in; resolves with the name that it gives itself. */
function opened(client: Client, socket: StompSocket, connectMs: number, where: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said: string | undefined
    const fail = (trouble: BrokerTrouble) => {
      clearTimeout(timer)
      socket.destroy()
      reject(trouble)
    }
    const noConnection = (event: BrokerTrouble['event'], why: string) =>
      new BrokerTrouble(event, `No connection to the broker at ${where}: ${why}.`)
    const timer = setTimeout(() => {
      const undone = socket.handshaking() ? 'the TLS handshake was not done' : 'it did not open'
      fail(noConnection('timeout', `${undone} within ${connectMs} ms`))
    }, connectMs)
    client.onConnect = (frame) => {
      clearTimeout(timer)
      resolve(frame.headers['server'] ?? '')
    }
    client.onStompError = (frame) => {
      said = complaintOf(frame)
      fail(noConnection('refused', said))
    }
    client.onWebSocketClose = () =>
      fail(socket.ended() ?? noConnection('refused', said ?? 'it closed the connection without a word of STOMP'))
    client.activate()
  })
}

/** What an ERROR frame says, in a sentence without its point. */
function complaintOf({ headers, body }: IFrame): string {
  const [line = ''] = (headers['message'] ?? body).trim().split('\n')
  return line.slice(0, 300).replace(/[.\s]+$/, '') || 'it complained without a word'
}

interface Terms {
  /** What the broker calls itself: ActiveMQ/5.17.2 */
  readonly server: string
  readonly connectMs: number
  readonly maxBytes: number
}

function sessionOver(client: Client, socket: StompSocket, { server, connectMs, maxBytes }: Terms): JmsSession {
  // ActiveMQ and Artemis throw away what is refused by NACK; both offer again what is left by a subscription that ends.
  const isActiveMq = /activemq/i.test(server)
  const loss = openLoss()
  const refusals = new Map<string, (why: BrokerTrouble) => void>()
  let [count, closing] = [0, false]
  let said: string | undefined

  client.onStompError = (frame) => {
    said = complaintOf(frame)
    const refuse = refusals.get(frame.headers['receipt-id'] ?? '')
    refuse?.(new BrokerTrouble('rejected', `The broker refused: ${said}.`))
  }
  client.onHeartbeatLost = () => {
    socket.destroy(new BrokerTrouble('timeout', `Nothing came from the broker in ${2 * heartbeatMs} ms: it is gone.`))
  }
  client.onWebSocketClose = () => {
    if (closing) return
    const why = said === undefined ? 'it closed the connection' : `it said "${said}"`
    loss.tell(socket.ended() ?? new BrokerTrouble('reset', `The connection to the broker was lost: ${why}.`))
  }

  /** Sends a frame, and waits until the broker has confirmed it. */
  const confirmed = async (what: string, ms: number, transmit: (receipt: string) => void): Promise<void> => {
    const receipt = `receipt-${++count}`
    let timer: NodeJS.Timeout | undefined
    try {
      await loss.whileConnected<true>((settle, fail) => {
        if (closing) {
          fail(closedByUs())
          return
        }
        timer = setTimeout(
          () => fail(new BrokerTrouble('timeout', `The broker did not confirm within ${ms} ms ${what}.`)),
          ms,
        )
        refusals.set(receipt, fail)
        client.watchForReceipt(receipt, () => settle(true))
        transmit(receipt)
      })
    } finally {
      clearTimeout(timer)
      refusals.delete(receipt)
    }
  }

  return {
    ownIds: false,
    put: async (to, message) => {
      const { headers, ...frame } = stompMessage(to, message)
      await confirmed(`that it has the message to ${nameFromStomp(frame.destination)}`, putMs, (receipt) =>
        client.publish({ ...frame, headers: headersOf({ ...headers, receipt }) }),
      )
      return undefined
    },
    subscribe: async (from, consumer) => {
      const name = from ? stompName(from) : `/temp-queue/cim9-${crypto.randomUUID()}`
      let current = ''
      let ended = false
      let handled = Promise.resolve()

      const begin = (): Promise<void> => {
        const id = `subscription-${++count}`
        current = id
        return confirmed(`that we listen at ${nameFromStomp(name)}`, connectMs, (receipt) =>
          client.subscribe(
            name,
            (frame) => void (handled = handled.then(() => hand(frame, id))),
            headersOf({
              id,
              receipt,
              ack: 'client-individual',
              // One at a time, as a session of JMS delivers.
              ...(from?.kind !== 'topic' && { 'activemq.prefetchSize': '1', 'prefetch-count': '1' }),
            }),
          ),
        )
      }
      const end = (): Promise<void> =>
        confirmed(`that we do not listen at ${nameFromStomp(name)} any more`, connectMs, (receipt) =>
          client.unsubscribe(current, headersOf({ receipt })),
        )
      const again = async (): Promise<void> => {
        const left = end()
        current = ''
        await left
        await after(redeliveryMs)
        if (!ended) await begin()
      }
      const hand = async (frame: IMessage, id: string): Promise<void> => {
        // The broker offers again what came to a subscription that has ended.
        if (ended || id !== current) return
        let settlement: Settlement = 'given back'
        try {
          settlement = await consumer(within(maxBytes, arrivalOf(frame, isActiveMq)))
        } catch {
          // Whoever fails has not taken it.
        }
        if (id !== current) return
        if (settlement === 'taken' || from?.kind !== 'queue') frame.ack()
        else if (isActiveMq) await again().catch(deaf)
        else frame.nack()
      }

      /** Whoever cannot listen any more says so: nobody would notice else. */
      const deaf = (error: unknown): void => {
        if (!ended && !closing && error instanceof BrokerTrouble) socket.destroy(error)
      }

      await begin()
      return {
        address: nameFromStomp(name),
        close: async () => {
          if (ended) return
          ended = true
          // What is in hand is settled first: else the broker offers it again to whoever listens next.
          await Promise.race([handled, after(closeMs, undefined, { ref: false })])
          if (current && !closing && !loss.trouble()) await end().catch(() => undefined)
          current = ''
        },
      } satisfies Subscription
    },
    onLost: (hear) => loss.onLost(hear),
    close: async () => {
      closing = true
      if (loss.trouble()) return
      const timer = setTimeout(() => socket.destroy(), closeMs)
      await client.deactivate()
      clearTimeout(timer)
      for (const refuse of refusals.values()) refuse(closedByUs())
    },
  }
}

const closedByUs = (): BrokerTrouble => new BrokerTrouble('reset', 'The connection to the broker was closed by us.')
