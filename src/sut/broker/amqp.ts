import { randomUUID } from 'node:crypto'
import rhea, { type Connection, type Delivery, type EventContext, type Message, type Sender } from 'rhea'
import { destinationOf } from '../../transports/jms/session.ts'

/** A running broker. */
export interface RunningBroker {
  /** Without a destination: amqp://127.0.0.1:port */
  readonly url: string
  /** Ends every connection at once, as a broker that dies does. */
  close(): Promise<void>
}

/** A message in a queue. */
interface Waiting {
  readonly message: Message
  readonly attempts: number
  /** When it ceases to be worth anything, by the monotonic clock in milliseconds. */
  readonly expiresAt?: number
}

/** Who takes from a queue, in the order in which they came. */
interface Queue {
  readonly waiting: Waiting[]
  readonly consumers: Sender[]
}

/** A message that is given back so often goes to nobody any more. */
const mostAttempts = 20
/** And is offered again after so many milliseconds: whoever gives back at once is not kept busy with it. */
const redeliveryMs = 50

/**
 * A small AMQP 1.0 broker in this process: queues that are made when they are first named, topics behind `topic://`,
 * temporary queues as dynamic nodes that end with their listener. What is given back is delivered again; what has expired is
 * not delivered. Nothing is kept on disk.
 *
 * @example const broker = await startAmqpBroker(); broker.url // 'amqp://127.0.0.1:40123'
 */
export async function startAmqpBroker({ port = 0 }: { readonly port?: number } = {}): Promise<RunningBroker> {
  const container = rhea.create_container()
  const mechanisms = container.sasl_server_mechanisms as {
    enable_anonymous(): void
    enable_plain(letIn: () => boolean): void
  }
  mechanisms.enable_anonymous()
  mechanisms.enable_plain(() => true)
  const queues = new Map<string, Queue>()
  const topics = new Map<string, Set<Sender>>()
  const temporary = new Set<string>()
  const held = new Map<Delivery, { readonly queue: Queue; readonly one: Waiting }>()
  const connections = new Set<Connection>()
  const timers = new Set<NodeJS.Timeout>()

  const queueNamed = (name: string): Queue => {
    const known = queues.get(name)
    if (known) return known
    const made = { waiting: [], consumers: [] }
    queues.set(name, made)
    return made
  }

  const dispatch = (queue: Queue): void => {
    for (;;) {
      const consumer = queue.consumers.find((one) => one.sendable())
      if (!consumer) return
      const one = queue.waiting.shift()
      if (!one) return
      if (one.expiresAt !== undefined && performance.now() >= one.expiresAt) continue
      // Each in his turn.
      queue.consumers.push(...queue.consumers.splice(queue.consumers.indexOf(consumer), 1))
      held.set(consumer.send({ ...one.message, delivery_count: one.attempts }), { queue, one })
    }
  }

  const giveBack = ({ queue, one }: { readonly queue: Queue; readonly one: Waiting }): void => {
    if (one.attempts + 1 >= mostAttempts) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      queue.waiting.unshift({ ...one, attempts: one.attempts + 1 })
      dispatch(queue)
    }, redeliveryMs)
    timers.add(timer)
  }

  const put = (address: string, message: Message): boolean => {
    const { kind, name } = destinationOf(address)
    const written = passedOn(message)
    if (kind === 'topic') {
      for (const subscriber of topics.get(name) ?? []) if (subscriber.sendable()) subscriber.send(written)
      return true
    }
    if (name.startsWith(temporaryPrefix) && !temporary.has(name)) return false
    const queue = queueNamed(name)
    queue.waiting.push({
      message: written,
      attempts: 0,
      ...(message.ttl !== undefined && { expiresAt: performance.now() + message.ttl }),
    })
    dispatch(queue)
    return true
  }

  const forget = (consumer: Sender): void => {
    for (const subscribers of topics.values()) subscribers.delete(consumer)
    for (const [name, queue] of queues) {
      const at = queue.consumers.indexOf(consumer)
      if (at === -1) continue
      queue.consumers.splice(at, 1)
      if (temporary.delete(name)) queues.delete(name)
    }
    for (const [delivery, what] of held)
      if (delivery.link === consumer) {
        held.delete(delivery)
        giveBack(what)
      }
  }

  container.on('connection_open', ({ connection }: EventContext) => connections.add(connection))
  container.on('sender_open', ({ sender }: EventContext) => {
    if (!sender) return
    const isTemporary = sender.source.dynamic === true
    const address = isTemporary ? `${temporaryPrefix}${randomUUID()}` : addressIn(sender.source.address)
    if (address === undefined) return
    sender.set_source({ address })
    const { kind, name } = destinationOf(address)
    if (isTemporary) temporary.add(name)
    if (kind === 'topic') topics.set(name, (topics.get(name) ?? new Set()).add(sender))
    else queueNamed(name).consumers.push(sender)
  })
  container.on('receiver_open', ({ receiver }: EventContext) => {
    const address = addressIn(receiver?.target.address)
    if (receiver && address !== undefined) receiver.set_target({ address })
  })
  container.on('sendable', ({ sender }: EventContext) => {
    for (const queue of queues.values()) if (sender && queue.consumers.includes(sender)) dispatch(queue)
  })
  container.on('message', ({ message, receiver, delivery }: EventContext) => {
    if (!message || !delivery) return
    const address = addressIn(receiver?.target.address) ?? message.to
    if (address !== undefined && put(address, message)) delivery.accept()
    else delivery.reject({ condition: 'amqp:not-found', description: `There is no ${address ?? 'destination'}.` })
  })
  for (const outcome of ['accepted', 'rejected'])
    container.on(outcome, ({ delivery }: EventContext) => {
      if (delivery) held.delete(delivery)
    })
  for (const outcome of ['released', 'modified'])
    container.on(outcome, ({ delivery }: EventContext) => {
      const what = delivery && held.get(delivery)
      if (!delivery || !what) return
      held.delete(delivery)
      giveBack(what)
    })
  container.on('sender_close', ({ sender }: EventContext) => {
    if (sender) forget(sender)
  })
  const gone = ({ connection }: EventContext): void => {
    connections.delete(connection)
    for (const queue of queues.values())
      for (const consumer of queue.consumers.filter((one) => one.connection === connection)) forget(consumer)
    for (const subscribers of topics.values())
      for (const subscriber of subscribers) if (subscriber.connection === connection) subscribers.delete(subscriber)
  }
  container.on('connection_close', gone)
  container.on('disconnected', gone)
  container.on('error', () => undefined)

  const server = container.listen({ host: '127.0.0.1', port, receiver_options: { autoaccept: false } })
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening, failed) => {
    server.once('listening', listening)
    server.once('error', failed)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The broker listens on no port.')
  return {
    url: `amqp://127.0.0.1:${address.port}`,
    close: () => {
      for (const timer of timers) clearTimeout(timer)
      for (const socket of sockets) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

const temporaryPrefix = 'temporary.'

const addressIn = (address: unknown): string | undefined =>
  typeof address === 'string' && address !== '' ? address : undefined

/** Annotations that JMS clients look for, by which a message is told to be text: bytes, which reading has made numbers. */
function passedOn(message: Message): Message {
  const { message_annotations: annotations } = message as { message_annotations?: Record<string, unknown> }
  if (!annotations) return message
  return {
    ...message,
    message_annotations: Object.fromEntries(
      Object.entries(annotations).map(([name, value]) => [
        name,
        name.startsWith('x-opt-jms-') && typeof value === 'number' ? (rhea.types.wrap_byte(value) as unknown) : value,
      ]),
    ),
  }
}
