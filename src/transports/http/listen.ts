import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { requirePair } from './address.ts'
import { noteTurnedAway } from './turned-away.ts'
import type { Listener, Mailbox, OpenListener } from '../transport.ts'

/** Paths of the listener: `/cim9/TOKEN`. The token says for which scenario a message is meant. */
const pathOf = /^\/cim9\/([\w-]+)(?:\?(.*))?$/

/**
 * An HTTP listener for what a SUT sends by itself: asynchronous replies, events. Each scenario has a mailbox of its own;
 * what names none is a stray and is handed to `onStray`.
 *
 * @throws Error where it cannot listen at that address, for example because the port is taken; where the key is not that of
 *   the certificate
 */
export const listenHttp: OpenListener = async (
  { host, port, publicUrl, tls },
  { maxBytes, onStray, onTurnedAway, describe },
) => {
  const mailboxes = new Map<string, Mailbox>()
  const hear = (request: IncomingMessage, response: ServerResponse) => {
    void receive(request, maxBytes).then(
      (received) => deliver(request, received, response),
      // The sender went away in the middle of its message: nobody is left to answer.
      () => response.destroy(),
    )
  }
  if (tls) requirePair(tls, 'ixit.callback.tls')
  const server = tls ? createSecureServer({ ...tls, minVersion: 'TLSv1.2' }, hear) : createServer(hear)
  if (onTurnedAway) noteTurnedAway(server, onTurnedAway)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The callback listener listens on no port.')
  const base = (
    publicUrl ?? `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${address.port}`
  ).replace(/\/$/, '')

  function deliver(request: IncomingMessage, received: Received, response: ServerResponse): void {
    const [, token, query] = pathOf.exec(request.url ?? '') ?? []
    if (token !== undefined && query !== undefined && request.method === 'GET') {
      const description = describe?.(query, `${base}/cim9/${token}`)
      if (description !== undefined) {
        response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(description)
        return
      }
    }
    const mailbox = token === undefined ? undefined : mailboxes.get(token)
    const headers = Object.fromEntries(
      Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']),
    )
    const meta = {
      url: `${base}${request.url ?? ''}`,
      method: request.method ?? '',
      headers: 'authorization' in headers ? { ...headers, authorization: '***' } : headers,
      ...(received.overLimit && { overLimit: true }),
    }
    if (!mailbox) {
      onStray({ transport: 'http', meta, bytes: received.bytes })
      response.writeHead(404).end()
      return
    }
    const {
      status,
      headers: replyHeaders,
      bytes,
      silent,
      heldUntil,
    } = mailbox.receive({ transport: 'http', meta, bytes: received.bytes })
    if (silent) {
      response.destroy()
      return
    }
    const answer = () => response.writeHead(status, { ...replyHeaders, 'content-length': bytes.byteLength }).end(bytes)
    if (heldUntil) void heldUntil.then(answer)
    else answer()
  }

  return {
    address: (token) => `${base}/cim9/${token}`,
    open: (token, mailbox) => {
      mailboxes.set(token, mailbox)
      return Promise.resolve()
    },
    closeMailbox: (token) => void mailboxes.delete(token),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  } satisfies Listener
}

interface Received {
  readonly bytes: Uint8Array
  readonly overLimit: boolean
}

async function receive(request: IncomingMessage, maxBytes: number): Promise<Received> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return { bytes: Buffer.concat(chunks), overLimit: true }
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), overLimit: false }
}
