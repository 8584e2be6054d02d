import { unwrapSoap, wrapSoap } from '../../binding/soap.ts'
import { wrappers } from '../../binding/wrappers.ts'
import { readXml } from '../../xml/intake.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { Subscription } from '../control.ts'
import type { Outbox } from './outbox.ts'

/** Sends what happens to those who asked for it, until they have it. */
export interface Publisher {
  /** The last subscription of an address counts. */
  subscribe(address: string, wrapper: Subscription['wrapper']): void
  /**
   * Sends a message to every subscriber; to one that does not take it, again and again.
   *
   * @param message given the number of the attempt, from 0
   */
  publish(noun: string, message: (attempt: number) => XmlElement): void
}

interface Terms {
  readonly outbox: Outbox
  /** Milliseconds to wait after an attempt that failed, counted from 0; undefined gives up. */
  readonly redelivery: (attempt: number, status: number | undefined) => number | undefined
  readonly write: (envelope: XmlElement) => string
}

/** The longest pause between two attempts, and how many there are. */
const longestPauseMs = 1_000
const mostAttempts = 12

/** Twice as long after each failure: whoever is down is not kept down. */
export const backOff = (attempt: number): number | undefined =>
  attempt + 1 < mostAttempts ? Math.min(50 * 2 ** attempt, longestPauseMs) : undefined

export function openPublisher({ outbox, redelivery, write }: Terms): Publisher {
  const subscribers = new Map<string, Subscription['wrapper']>()

  async function deliver(address: string, text: (attempt: number) => string, attempt: number): Promise<void> {
    const answer = await outbox.offer(address, text(attempt))
    if (answer && reception(answer.status, answer.body) !== 'later') return
    const pauseMs = redelivery(attempt, answer?.status)
    if (pauseMs !== undefined) outbox.after(pauseMs, () => void deliver(address, text, attempt + 1))
  }

  return {
    subscribe: (address, wrapper) => void subscribers.set(address, wrapper),
    publish: (noun, message) => {
      for (const [address, wrapper] of subscribers)
        void deliver(address, (attempt) => write(wrapSoap(message(attempt), wrappers[wrapper], noun)), 0)
    },
  }
}

/** What a receiver did with a message, by its answer. Who is not there any more is not asked again. */
export function reception(status: number, body: string): 'taken' | 'later' | 'never' {
  if (status === 404 || status === 410) return 'never'
  if (status < 200 || status >= 300) return 'later'
  const intake = readXml(Buffer.from(body, 'utf8'))
  const result = intake.ok ? unwrapSoap(intake.root).content?.message.reply?.result?.value : undefined
  return result === 'FAILED' ? 'later' : 'taken'
}
