import type { TransportName } from '../../config/transport.ts'
import { topicTokens, type Acceptance, type Listener, type Mailbox, type OpenListener } from '../transport.ts'
import { connectingAgain } from './again.ts'
import { brokerAddress, type Ports } from './address.ts'
import { answerMeta } from './answer.ts'
import {
  destinationOf,
  textOfDestination,
  wireMetaOf,
  type ConnectJms,
  type JmsArrival,
  type JmsSession,
  type Subscription,
} from './session.ts'

/**
 * Listens at a broker for what a SUT sends by itself. Each mailbox has a queue of its own, named after its token behind the
 * queue that the address names; or the destination that is declared for the token.
 *
 * What is not accepted is given back, so that a queue delivers it again; to a topic that means nothing.
 */
export const listenJms =
  (name: TransportName, connect: ConnectJms, ports: Ports): OpenListener =>
  async ({ broker, destinations = {} }, { maxBytes, connectMs }) => {
    if (broker === undefined) throw new Error('The address of the broker at which we listen is missing.')
    const { url, ...endpoint } = broker
    const base = brokerAddress(url, ports).destination.name
    const declared = new Map(Object.entries(destinations))
    const subscriptions = new Map<string, Subscription>()
    const connectAgain = connectingAgain(connect)
    let session: Promise<JmsSession> | undefined

    const connected = (): Promise<JmsSession> => {
      session ??= connectAgain({ url, ...endpoint }, { connectMs, maxBytes }).then((made) => {
        made.onLost(() => {
          session = undefined
          subscriptions.clear()
        })
        return made
      })
      session.catch(() => (session = undefined))
      return session
    }
    const address = (token: string): string =>
      declared.get(token) ??
      textOfDestination({ kind: token.startsWith(topicTokens) ? 'topic' : 'queue', name: `${base}.${token}` })

    const consume = async (mailbox: Mailbox, at: string, arrival: JmsArrival) => {
      const meta = { ...wireMetaOf(arrival), url: at }
      const acceptance = mailbox.receive({ transport: name, meta, bytes: arrival.bytes })
      await acceptance.heldUntil
      if (acceptance.silent || acceptance.status >= 300) return 'given back'
      await answer(arrival, acceptance)
      return 'taken'
    }

    const answer = async ({ meta }: JmsArrival, { bytes }: Acceptance): Promise<void> => {
      const { destination, correlationId } = answerMeta(meta) ?? {}
      if (destination === undefined || !bytes.byteLength) return
      const body = Buffer.from(bytes).toString('utf8')
      // Whoever is gone in the meantime does not hear it.
      await connected()
        .then((broker) => broker.put(destination, { body, ...(correlationId !== undefined && { correlationId }) }))
        .catch(() => undefined)
    }

    await connected()
    return {
      address,
      open: async (token, mailbox) => {
        const subscription = await (
          await connected()
        ).subscribe(destinationOf(address(token)), (arrival) => consume(mailbox, address(token), arrival))
        subscriptions.set(token, subscription)
      },
      closeMailbox: (token) => {
        const subscription = subscriptions.get(token)
        subscriptions.delete(token)
        void subscription?.close().catch(() => undefined)
      },
      close: async () => {
        await (await session?.catch(() => undefined))?.close()
      },
    } satisfies Listener
  }
