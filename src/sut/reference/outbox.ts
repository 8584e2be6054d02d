import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import { folderPath } from '../../config/files.ts'
import { freshName, putFile } from '../../transports/file/put.ts'
import { destinationOf, type JmsSession } from '../../transports/jms/session.ts'
import type { JmsBehaviours } from '../behaviours/jms.ts'
import type { XmlElement } from '../../xml/tree.ts'
import type { SecurityBehaviours } from '../behaviours/security.ts'
import type { WritingBehaviours } from '../behaviours/writing.ts'
import { postOverTls } from './secure-post.ts'
import { carriedByHttp, headersWith } from './soap-version.ts'

/** A SOAP document that the head end sends by itself. */
export interface Delivery {
  /** Where it goes: the ReplyAddress of a request, or the address of a subscriber. */
  readonly address: string
  readonly document: XmlElement
  /** Milliseconds to wait before it is sent. */
  readonly delayMs?: number
  /** Is it sent before the request is answered? Otherwise after. */
  readonly early?: boolean
}

/** A delivery as it is sent. */
export type Letter = Pick<Delivery, 'address' | 'delayMs'> & {
  readonly text: string
  /** Its SOAPAction; none where absent. */
  readonly action?: string
}

/** Sends what the head end has to say by itself. */
export interface Outbox {
  /** Sends each as soon as the one before was answered: on several connections they could overtake each other. */
  postInOrder(letters: readonly Letter[]): void
  /** Sends once, and gives the answer; undefined where there is none. */
  offer(
    address: string,
    text: string,
    action?: string,
  ): Promise<{ readonly status: number; readonly body: string } | undefined>
  /** Does something after so many milliseconds, unless the outbox is closed by then. */
  after(ms: number, act: () => void): void
  /** Gives up what is still under way. */
  close(): void
}

/** Is it reached by HTTP? Everything else is a folder, or a destination of the broker. */
export const isUrl = (address: string): boolean => /^https?:/.test(address)
const isFolder = (address: string): boolean => /^file:/.test(address)

/** One attempt may take so many milliseconds. */
const timeLimitMs = 10_000

/** The answer of a broker or a folder: it has the message, and delivers it again itself where it is not taken. */
const delivered = { status: 202, body: '' }

/**
 * Opens an outbox. Whoever cannot be reached does not hear it.
 *
 * @param behaviours say which listeners are trusted over TLS
 * @param broker takes what goes to an address that is no URL
 * @param authority of listeners over TLS, PEM; without it the system's own list holds
 * @param exchange the path of the folder in which it may write files: whoever asks must not choose any folder of this machine
 */
export function openOutbox(
  behaviours: JmsBehaviours & SecurityBehaviours & WritingBehaviours,
  {
    broker,
    authority,
    exchange,
  }: {
    readonly broker?: JmsSession | undefined
    readonly authority?: string | undefined
    readonly exchange?: string | undefined
  } = {},
): Outbox {
  const closing = new AbortController()
  const timers = new Set<NodeJS.Timeout>()

  const offer: Outbox['offer'] = async (address, text, action = '') => {
    if (isFolder(address))
      return intoFolder(address, text, exchange).then(
        () => delivered,
        () => undefined,
      )
    if (!isUrl(address)) {
      if (!broker) return undefined
      const destination = destinationOf(behaviours['jms.destination'](address))
      return broker.put(destination, behaviours['jms.sent']({ body: text, persistent: true })).then(
        () => delivered,
        () => undefined,
      )
    }
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeLimitMs)])
    const carried = carriedByHttp(text, behaviours, action)
    const headers = headersWith(action, text, carried)
    const body = carried.bytes
    try {
      if (address.startsWith('https:'))
        return await postOverTls({ address, headers, body, signal }, authority, behaviours)
      const response = await fetch(address, { method: 'POST', headers, body, signal })
      return { status: response.status, body: await response.text() }
    } catch {
      // The receiver is gone, or the address is none.
      return undefined
    }
  }

  const after: Outbox['after'] = (ms, act) => {
    if (closing.signal.aborted) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }

  const postInOrder: Outbox['postInOrder'] = ([first, ...others]) => {
    if (!first) return
    const { address, text, action, delayMs = 0 } = first
    after(delayMs, () => void offer(address, text, action).then(() => postInOrder(others)))
  }

  return {
    postInOrder,
    offer,
    after,
    close: () => {
      closing.abort()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/**
 * Into a folder that the receiver has made.
 *
 * @throws Error where it is not in that of the exchange, wherever its links lead, or cannot be written to
 */
async function intoFolder(address: string, body: string, exchange: string | undefined): Promise<void> {
  const path = await realpath(folderPath(address))
  if (exchange === undefined || !path.startsWith((await realpath(exchange)) + sep))
    throw new Error(`${address} is not in the folder of the exchange.`)
  await putFile(path, `${freshName()}.xml`, body)
}
