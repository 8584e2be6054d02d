import type { JmsProvider } from '../../config/jms.ts'
import {
  BrokerTrouble,
  textOfDestination,
  timeToLive,
  within,
  type ConnectJms,
  type Consumer,
  type Destination,
  type JmsArrival,
  type JmsOutgoing,
  type JmsSession,
  type Subscription,
} from '../jms/session.ts'
import { startSidecar, type Sidecar } from './process.ts'
import type { ToldMessage } from './words.ts'

/** The address of a provider of JMS tells no host and no port: `jms:///QUEUE`. */
export const jmsPorts = { secure: 0, plain: 0 } as const

/**
 * Any provider of JMS, by its own classes in a Java process beside us. That process starts within a time of its own: it is
 * not the broker that is slow.
 */
export const connectSidecar: ConnectJms = async ({ jms, credentials }, { connectMs, maxBytes }) => {
  if (!jms)
    throw new BrokerTrouble(
      'refused',
      'An address that begins with jms: needs ixit.jms: the classes of the provider, and its connection factory.',
    )
  const sidecar = await startSidecar(jms)
  try {
    await sidecar.call({ do: 'connect', maxBytes, ...factoryIn(jms), ...credentials }, connectMs)
  } catch (error) {
    await sidecar.close()
    if (!(error instanceof BrokerTrouble)) throw error
    throw new BrokerTrouble(
      error.event === 'rejected' ? 'refused' : error.event,
      `No connection to the provider of JMS: ${error.message.replace(/\.$/, '')}.`,
    )
  }
  return sessionOver(sidecar, maxBytes)
}

const factoryIn = ({ jndi, connectionFactory }: JmsProvider): object =>
  jndi ? { jndi } : { factory: connectionFactory }

const sessionOver = (sidecar: Sidecar, maxBytes: number): JmsSession => ({
  ownIds: false,
  put: async (to, message) => {
    const address = typeof to === 'string' ? to : textOfDestination(to)
    const { messageId } = await rejecting(`The broker did not take the message for ${address}`, () =>
      sidecar.call({ do: 'put', to: address, message: written(message) }, limitOf(message)),
    )
    return messageId
  },
  subscribe: async (from, consumer) => {
    const at = from && textOfDestination(from)
    const { number, address = '' } = await rejecting(
      `The broker does not let us listen at ${at ?? 'a temporary queue'}`,
      () =>
        sidecar.call({ do: 'subscribe', ...(at !== undefined && { from: at }) }, undefined, (message, subscription) => {
          const settle = (taken: boolean) => sidecar.tell({ do: 'settle', subscription, taken })
          hand(within(maxBytes, arrivalOf(message)), from, consumer).then(settle, () => settle(false))
        }),
    )
    return {
      address,
      close: async () => {
        sidecar.deaf(number)
        await sidecar.call({ do: 'unsubscribe', subscription: number })
      },
    } satisfies Subscription
  },
  onLost: (hear) => sidecar.onLost(hear),
  close: () => sidecar.close(),
})

/** So long a provider has in any case to take a message; milliseconds. */
const shortestPutMs = 1_000

/** A message that is worth nothing any more is no longer offered to a broker that has not taken it. */
const limitOf = ({ expiresAt }: JmsOutgoing): number | undefined =>
  expiresAt === undefined ? undefined : Math.max(timeToLive(expiresAt), shortestPutMs)

/** What is given back to a topic would come again at once, to us alone: others know no such thing. */
async function hand(arrival: JmsArrival, from: Destination | undefined, consumer: Consumer): Promise<boolean> {
  return (await consumer(arrival)) === 'taken' || from?.kind === 'topic'
}

async function rejecting<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof BrokerTrouble) || error.event !== 'rejected') throw error
    throw new BrokerTrouble('rejected', `${what}: ${error.message.replace(/\.$/, '')}.`)
  }
}

/** A message for the side-car. The provider makes up its id. */
const written = ({ body, messageId: _madeUp, expiresAt, ...headers }: JmsOutgoing): object => ({
  ...headers,
  ...(expiresAt !== undefined && { timeToLiveMs: timeToLive(expiresAt) }),
  body: typeof body === 'string' ? 'text' : 'bytes',
  base64: Buffer.from(body).toString('base64'),
})

const arrivalOf = ({ base64, ...meta }: ToldMessage): JmsArrival => ({ meta, bytes: Buffer.from(base64, 'base64') })
