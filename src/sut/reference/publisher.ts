import { unwrapSoap, wrapSoap } from '../../binding/soap.ts'
import { wrappers, type ServiceOperation } from '../../binding/wrappers.ts'
import { readXml } from '../../xml/intake.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Subscription } from '../control.ts'
import type { Outbox } from './outbox.ts'

/** Sends what happens to those who asked for it, until they have it. */
export interface Publisher {
  /** The last subscription of an address counts. */
  subscribe(address: string, clothes: Clothes): void
  /**
   * Sends a message to every subscriber; to one that does not take it, again and again.
   *
   * @param message given the number of the attempt, from 0
   */
  publish(operation: ServiceOperation, message: (attempt: number) => XmlElement): void
}

interface Terms {
  readonly outbox: Outbox
  /** Milliseconds to wait after an attempt that failed, counted from 0; undefined gives up. */
  readonly redelivery: (attempt: number, status: number | undefined) => number | undefined
  /** Sends to all subscribers, in the order in which they subscribed. */
  readonly send: (deliveries: readonly (() => Promise<void>)[]) => void
  readonly write: (envelope: XmlElement, address: string) => string
}

/** The longest pause between two attempts, and how many there are. */
const longestPauseMs = 1_000
const mostAttempts = 12

/** Twice as long after each failure: whoever is down is not kept down. */
export const backOff = (attempt: number): number | undefined =>
  attempt + 1 < mostAttempts ? Math.min(50 * 2 ** attempt, longestPauseMs) : undefined

/** Whoever is slow holds up nobody else. */
export const toEachByItself: Terms['send'] = (deliveries) => {
  for (const deliver of deliveries) void deliver()
}

/** How a subscriber wants his messages. */
type Clothes = Pick<Subscription, 'wrapper' | 'soap'>

interface Subscriber extends Clothes {
  readonly address: string
}

export function openPublisher({ outbox, redelivery, send, write }: Terms): Publisher {
  const subscribers = new Map<string, Subscriber>()

  async function deliver(subscriber: Subscriber, text: (attempt: number) => string, attempt: number): Promise<void> {
    const { address } = subscriber
    const answer = await outbox.offer(address, text(attempt))
    const how = answer ? reception(answer.status, answer.body) : 'later'
    // Who subscribed again in the meantime stays.
    if (how === 'never' && subscribers.get(address) === subscriber) subscribers.delete(address)
    if (how !== 'later') return
    const pauseMs = redelivery(attempt, answer?.status)
    if (pauseMs !== undefined) outbox.after(pauseMs, () => void deliver(subscriber, text, attempt + 1))
  }

  return {
    subscribe: (address, { wrapper, soap }) => void subscribers.set(address, { address, wrapper, soap }),
    publish: (operation, message) => {
      send(
        [...subscribers.values()].map(
          (subscriber) => () =>
            deliver(
              subscriber,
              (attempt) => {
                const { address, wrapper, soap } = subscriber
                return write(wrapSoap(message(attempt), wrappers[wrapper], operation, soap), address)
              },
              0,
            ),
        ),
      )
    },
  }
}

/** What a receiver did with a message, by its answer. Who is not there any more is told nothing more. */
export function reception(status: number, body: string): 'taken' | 'later' | 'never' {
  if (status === 404 || status === 410) return 'never'
  if (status < 200 || status >= 300) return 'later'
  const intake = readXml(Buffer.from(body, 'utf8'))
  const result = intake.ok ? unwrapSoap(intake.root).content?.message.reply?.result?.value : undefined
  return result === 'FAILED' ? 'later' : 'taken'
}
