import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { StompSocketState, type IStompSocket } from '@stomp/stompjs'
import type { TlsOptions } from '../http/address.ts'
import { reasonOf } from '../http/failures.ts'
import { BrokerTrouble } from '../jms/session.ts'

/** A socket as the client of STOMP wants it, and what it tells of itself. */
export interface StompSocket {
  readonly asWebSocket: IStompSocket
  /** Why it ended, or what kept it from connecting; undefined where it was closed in good order. */
  ended(): BrokerTrouble | undefined
  /** Does the TCP connection stand, and that of TLS not yet? */
  handshaking(): boolean
  /** Ends it at once, with whatever is under way, perhaps for that reason. */
  destroy(why?: BrokerTrouble): void
}

/** Where to connect. */
export interface StompPlace {
  readonly host: string
  readonly port: number
  /** Whom to trust, and who we are; without it there is no TLS. */
  readonly tls?: TlsOptions | undefined
}

/** A server speaks first of one of these. */
const openings = ['CONNECTED', 'ERROR'].map((word) => Buffer.from(word))
/** A frame has so much beside its body at most. */
const mostHeaderBytes = 1 << 20

/**
 * Connects to a server of STOMP by TCP or TLS, without the delays of TCP: a small frame leaves at once. It reads nothing but
 * STOMP, and no frame that is much larger than so many bytes.
 */
export function openSocket({ host, port, tls }: StompPlace, maxBytes: number): StompSocket {
  const socket = tls
    ? connectTls({ host, port, servername: /^[\d.]+$|:/.test(host) ? '' : host, ...tls })
    : connect({ host, port })
  socket.setNoDelay(true)
  const where = `${host}:${port}`
  let [reached, open, closed] = [false, false, false]
  let trouble: BrokerTrouble | undefined
  let beginning: Buffer | undefined = Buffer.alloc(0)
  let sinceFrame = 0

  const destroy: StompSocket['destroy'] = (why) => {
    trouble ??= why
    socket.destroy()
  }
  const give = (event: BrokerTrouble['event'], why: string): void => destroy(new BrokerTrouble(event, why))

  const asWebSocket: IStompSocket = {
    url: `${tls ? 'stomps' : 'stomp'}://${where}`,
    onopen: undefined,
    onclose: undefined,
    onerror: undefined,
    onmessage: undefined,
    get readyState() {
      if (closed || socket.destroyed) return StompSocketState.CLOSED
      return open ? StompSocketState.OPEN : StompSocketState.CONNECTING
    },
    send: (data) => {
      if (socket.writable) socket.write(typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer))
    },
    close: () => {
      if (open) socket.destroySoon()
      else socket.destroy()
    },
  }

  socket.once('connect', () => (reached = true))
  socket.once(tls ? 'secureConnect' : 'connect', () => {
    open = true
    asWebSocket.onopen?.()
  })
  socket.on('data', (chunk: Buffer) => {
    if (beginning) {
      beginning = Buffer.concat([beginning, chunk])
      const said = beginning
      if (!openings.some((word) => startAlike(word, said))) {
        give('refused', `What is at ${where} does not speak STOMP. Is it the port of another protocol?`)
        return
      }
      if (openings.some((word) => said.length >= word.length)) beginning = undefined
    }
    // A frame ends with a zero byte; where none comes, what comes is kept until memory is full.
    const end = chunk.lastIndexOf(0)
    sinceFrame = end === -1 ? sinceFrame + chunk.length : chunk.length - end
    if (sinceFrame > maxBytes + mostHeaderBytes)
      give('reset', `The broker at ${where} sent a message that is larger than the ${maxBytes} bytes we read.`)
    else asWebSocket.onmessage?.({ data: chunk })
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const said = reasonOf(error)
    if (error.syscall === 'getaddrinfo') give('dns', `The host name of the broker was not found: ${said}.`)
    else if (!reached) give('refused', `No connection to the broker at ${where}: ${said}.`)
    else if (!open) give('tls', `No TLS connection to the broker at ${where}: ${said}.`)
    else give('reset', `The connection to the broker was lost: ${said}.`)
  })
  socket.once('close', () => {
    if (!open)
      trouble ??= new BrokerTrouble(reached ? 'tls' : 'refused', `The broker at ${where} closed the connection.`)
    closed = true
    asWebSocket.onclose?.({})
  })
  return { asWebSocket, ended: () => trouble, handshaking: () => reached && !open, destroy }
}

const startAlike = (word: Buffer, said: Buffer): boolean => {
  const length = Math.min(word.length, said.length)
  return word.subarray(0, length).equals(said.subarray(0, length))
}
