import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { WireMeta } from '../../exchange/entries.ts'
import type { Deadlines } from '../transport.ts'
import {
  beyondTheEnd,
  excerptBytes,
  happeningOf,
  isClosed,
  isNotHttp,
  noConnection,
  reasonOf,
  type Happening,
  type Phase,
  type WireError,
} from './failures.ts'

/** What one attempt came to. Neither reply nor trouble: impossible; both: a reply that was cut off. */
export interface Outcome {
  readonly requestSent: boolean
  readonly reply?: { readonly meta: WireMeta; readonly bytes: Uint8Array }
  readonly trouble?: Happening | { readonly waitedMs: number }
  /** Set where a kept-alive connection turned out to be closed before any byte of a reply came: the sentence saying so. */
  readonly stale?: string
  /** The harness itself closed the transport meanwhile. */
  readonly abandoned: boolean
}

interface Terms {
  readonly bytes: Uint8Array
  readonly secure: boolean
  readonly deadlines: Deadlines
  readonly maxBytes: number
}

/** Sends once and waits until the reply is complete, or cannot become so. */
export function attempt(start: () => ClientRequest, { bytes, secure, deadlines, maxBytes }: Terms): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = start()
    const chunks: Buffer[] = []
    let phase: Phase = 'connecting'
    let size = 0
    let opening: Buffer = Buffer.alloc(0)
    let response: IncomingMessage | undefined
    let failure: WireError | undefined
    let socket: Socket | undefined
    let timer: NodeJS.Timeout | undefined
    let settled = false

    const settle = (mark: Pick<WireMeta, 'truncated' | 'overLimit'>, trouble?: Outcome['trouble'], stale?: string) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      socket?.off('data', keepOpening)
      resolve({
        requestSent: phase === 'sent',
        abandoned: failure?.name === 'AbortError',
        ...(response && { reply: { meta: metaOf(response, mark), bytes: Buffer.concat(chunks) } }),
        ...(trouble && { trouble }),
        ...(stale !== undefined && { stale }),
      })
      if (phase !== 'sent' || !response?.complete) request.destroy()
    }
    const after = (ms: number, expire: () => void): void => {
      clearTimeout(timer)
      // Once more round the event loop: a harness that was busy first hears what had already happened.
      const mine = setTimeout(() => setImmediate(() => timer === mine && expire()), ms)
      timer = mine
    }
    const keepOpening = (chunk: Buffer): void => {
      if (opening.length < excerptBytes) opening = Buffer.concat([opening, chunk]).subarray(0, excerptBytes)
    }
    const stands = (): void => {
      phase = 'standing'
      const since = performance.now()
      after(deadlines.replyMs, () => {
        const waitedMs = Math.max(deadlines.replyMs, Math.round(performance.now() - since))
        if (phase === 'sent' || response) settle({ truncated: true }, { waitedMs })
        else settle({}, { event: 'timeout', detail: `The SUT did not take the whole message within ${waitedMs} ms.` })
      })
    }

    request.on('socket', (assigned) => {
      socket = assigned
      socket.prependListener('data', keepOpening)
      if (request.reusedSocket) {
        stands()
        return
      }
      after(deadlines.connectMs, () =>
        settle({}, { event: 'timeout', detail: noConnection(phase, deadlines.connectMs) }),
      )
      if (secure) socket.once('connect', () => (phase = 'handshake')).once('secureConnect', stands)
      else socket.once('connect', stands)
    })
    request.on('finish', () => {
      // Node also says `finish` of what it dropped with the socket.
      if (phase === 'standing' && !socket?.destroyed) phase = 'sent'
    })
    request.on('response', (head) => {
      response = head
      head.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > maxBytes) settle({ overLimit: true })
      })
      head.on('error', (error) => (failure ??= error))
      head.on('end', ended)
    })
    request.on('error', (error) => (failure ??= error))
    request.on('close', ended)
    request.end(bytes)

    function ended(): void {
      if (request.reusedSocket && opening.length === 0 && isClosed(failure)) {
        const stale = `The SUT had closed the kept-alive connection when the message was sent (${reasonOf(failure)}).`
        settle({}, { event: 'reset', detail: `${stale} It may not be repeated, so it was not sent again.` }, stale)
      } else if (!response?.complete) settle({ truncated: true }, happeningOf(failure, phase, opening))
      else settle({}, isNotHttp(failure) ? beyondTheEnd(failure) : undefined)
    }
  })
}

function metaOf(response: IncomingMessage, mark: Pick<WireMeta, 'truncated' | 'overLimit'>): WireMeta {
  const headers = Object.entries(response.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? ''])
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...(response.statusCode !== undefined && { status: response.statusCode }),
    ...mark,
  }
}
