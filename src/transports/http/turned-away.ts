import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { reasonOf } from './failures.ts'

/**
 * Tells of each that came to a server over TLS and went without a word: the handshake failed, or it ended the connection when
 * it had seen the certificate, as clients do that look at the name by themselves.
 */
export function noteTurnedAway(server: Server, note: (detail: string) => void): void {
  const spoken = new WeakSet<Socket>()
  server.on('request', ({ socket }: IncomingMessage) => spoken.add(socket))
  server.on('tlsClientError', (error: NodeJS.ErrnoException) =>
    note(`The TLS handshake at our listener was ended by who came: ${reasonOf(error)}.`),
  )
  server.on('secureConnection', (socket: Socket) =>
    socket.once('close', () => {
      if (!spoken.has(socket))
        note('Who came to our listener saw its certificate and ended the connection without a word.')
    }),
  )
}
