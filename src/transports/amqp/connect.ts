import type { EventEmitter } from 'node:events'
import rhea, { type Connection, type EventContext, type Receiver, type Sender } from 'rhea'
import { tlsOf } from '../http/address.ts'
import { brokerAddress } from '../jms/address.ts'
import { openLoss } from '../jms/loss.ts'
import {
  BrokerTrouble,
  textOfDestination,
  within,
  type ConnectJms,
  type Consumer,
  type Destination,
  type JmsSession,
  type Settlement,
  type Subscription,
} from '../jms/session.ts'
import { amqpMessage, arrivalOf } from './message.ts'

/** The usual ports of AMQP 1.0. */
export const amqpPorts = { secure: 5671, plain: 5672 } as const

/** How many messages a broker may send ahead of our answer. */
const creditWindow = 100

/** AMQP 1.0 with the mapping of JMS onto it: queues by their name, topics behind `topic://`, temporary queues as dynamic nodes. */
export const connectAmqp: ConnectJms = async (endpoint, { connectMs, maxBytes }) => {
  const { host, port, secure } = brokerAddress(endpoint.url, amqpPorts)
  const container = rhea.create_container()
  const connection = await opened(
    container.connect({
      host,
      port,
      reconnect: false,
      ...(endpoint.credentials && { username: endpoint.credentials.user, password: endpoint.credentials.password }),
      ...(secure
        ? {
            transport: 'tls' as const,
            servername: host,
            ...tlsOf(endpoint),
          }
        : { transport: 'tcp' as const }),
    }),
    connectMs,
    `${host}:${port}`,
  )
  return sessionOver(connection, maxBytes)
}

/** Waits until the broker has let us in. */
function opened(connection: Connection, connectMs: number, where: string): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const fail = (event: BrokerTrouble['event'], why: string) => {
      clearTimeout(timer)
      connection.removeAllListeners()
      connection.on('error', () => undefined)
      connection.on('disconnected', () => undefined)
      connection.close()
      reject(new BrokerTrouble(event, `No connection to the broker at ${where}: ${why}.`))
    }
    const timer = setTimeout(() => fail('timeout', `it did not open within ${connectMs} ms`), connectMs)
    connection.once('connection_open', () => {
      clearTimeout(timer)
      connection.removeAllListeners()
      resolve(connection)
    })
    connection.on('connection_error', () => fail('refused', saidOf(connection.error)))
    connection.on('error', (error: unknown) => fail(eventOf(error), saidOf(error)))
    connection.on('disconnected', ({ error }: EventContext) => fail(eventOf(error), saidOf(error)))
  })
}

const eventOf = (error: unknown): BrokerTrouble['event'] => {
  const code = (error as { code?: string } | undefined)?.code ?? ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns'
  if (/^(ERR_TLS|ERR_SSL|DEPTH_|SELF_SIGNED|UNABLE_TO_|CERT_|EPROTO)/.test(code)) return 'tls'
  return code === 'ECONNRESET' ? 'reset' : 'refused'
}

const saidOf = (error: unknown): string => {
  if (error === undefined || error === null) return 'it closed the connection'
  const { description, condition, message } = error as { description?: string; condition?: string; message?: string }
  return description ?? message ?? condition ?? 'it closed the connection'
}

function sessionOver(connection: Connection, maxBytes: number): JmsSession {
  const loss = openLoss()
  const senders = new Map<string, Promise<Sender>>()
  let closing = false
  connection.on('disconnected', ({ error }: EventContext) => {
    if (closing) return
    senders.clear()
    loss.tell(new BrokerTrouble('reset', `The connection to the broker was lost: ${saidOf(error)}.`))
  })
  // One listener a subscription that waits for its end, and there may be many.
  connection.setMaxListeners(0)
  // Whoever is told of it by an error alone ends the process.
  connection.on('error', () => undefined)
  connection.on('connection_error', () => undefined)

  const senderTo = (address: string): Promise<Sender> =>
    loss.whileConnected((settle, fail) => {
      const sender = connection.open_sender({ target: { address } })
      sender.once('sendable', () => settle(sender))
      sender.once('sender_error', () =>
        fail(new BrokerTrouble('rejected', `The broker lets nobody send to ${address}: ${saidOf(sender.error)}.`)),
      )
    })

  const kept = (address: string): Promise<Sender> => {
    const known = senders.get(address)
    if (known) return known
    const made = senderTo(address)
    senders.set(address, made)
    made.then(
      (sender) => sender.once('sender_close', () => senders.delete(address)),
      () => senders.delete(address),
    )
    return made
  }

  const ended = async (receiver: Receiver): Promise<void> => {
    if (loss.trouble() || receiver.is_closed()) return
    await farewell(receiver, ['receiver_close'], () => receiver.close())
  }

  return {
    ownIds: true,
    put: async (to, message) => {
      const temporary = typeof to === 'string'
      const sender = temporary ? await senderTo(to) : await kept(textOfDestination(to))
      const written = amqpMessage(message)
      try {
        await loss.whileConnected<true>((settle, fail) => {
          const delivery = sender.send(written)
          const end = ({ delivery: told }: EventContext, outcome: string) => {
            if (told !== delivery) return
            for (const [name, hear] of Object.entries(hears)) sender.removeListener(name, hear)
            if (outcome === 'accepted') settle(true)
            else fail(new BrokerTrouble('rejected', `The broker did not take the message (${outcome}).`))
          }
          const hears = Object.fromEntries(
            ['accepted', 'rejected', 'released', 'modified'].map((outcome) => [
              outcome,
              (context: EventContext) => end(context, outcome),
            ]),
          )
          for (const [name, hear] of Object.entries(hears)) sender.on(name, hear)
        })
      } finally {
        if (temporary) sender.close()
      }
      return String(written.message_id)
    },
    subscribe: (from, consumer) =>
      loss.whileConnected<Subscription>((settle, fail) => {
        const receiver = connection.open_receiver({
          source: from ? { address: textOfDestination(from) } : { address: '', dynamic: true },
          autoaccept: false,
          credit_window: creditWindow,
        })
        receiver.once('receiver_open', () => {
          const { address } = receiver.source
          settle({ address: typeof address === 'string' ? address : '', close: () => ended(receiver) })
        })
        receiver.once('receiver_error', () =>
          fail(
            new BrokerTrouble(
              'rejected',
              `The broker does not let us listen at ${nameOf(from)}: ${saidOf(receiver.error)}.`,
            ),
          ),
        )
        receiver.on('message', (context: EventContext) => void hand(context, nameOf(from), maxBytes, consumer))
      }),
    onLost: (hear) => loss.onLost(hear),
    close: async () => {
      closing = true
      if (loss.trouble() || connection.is_closed()) return
      await farewell(connection, ['connection_close', 'disconnected'], () => connection.close())
    },
  }
}

const nameOf = (from: Destination | undefined): string => (from ? textOfDestination(from) : 'a temporary queue')

/** Gives a message to its consumer, and tells the broker what became of it. */
async function hand(
  { message, delivery, receiver }: EventContext,
  from: string,
  maxBytes: number,
  consumer: Consumer,
): Promise<void> {
  if (!message || !delivery) return
  const address = receiver?.source.address
  let settlement: Settlement = 'given back'
  try {
    settlement = await consumer(within(maxBytes, arrivalOf(message, typeof address === 'string' ? address : from)))
  } catch {
    // Whoever fails has not taken it.
  }
  if (receiver?.connection.is_closed()) return
  if (settlement === 'taken') delivery.accept()
  else delivery.modified({ delivery_failed: true, undeliverable_here: false })
}

/** A broker that says goodbye to nobody is not waited for longer than so many milliseconds. */
const goodbyeMs = 1_000

/** Ends a link or a connection, and waits until the broker has heard of it. */
function farewell(from: EventEmitter, heard: readonly string[], end: () => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      for (const event of heard) from.removeListener(event, done)
      resolve()
    }
    const timer = setTimeout(done, goodbyeMs)
    for (const event of heard) from.once(event, done)
    end()
  })
}
