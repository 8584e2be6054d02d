import { request } from 'node:https'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { SecurityBehaviours } from '../behaviours/security.ts'

/** What is sent over TLS, and how long it may take. */
interface Letter {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly signal: AbortSignal
}

/**
 * Posts over TLS to a listener that is trusted.
 *
 * @param authority PEM of who signed the certificates of listeners; without it the system's own list holds
 * @throws Error where the listener cannot be reached, or is not trusted: then not a byte of the message is sent
 */
export async function postOverTls(
  { address, headers, body, signal }: Letter,
  authority: string | undefined,
  behaviours: SecurityBehaviours,
): Promise<{ readonly status: number; readonly body: string }> {
  const url = new URL(address)
  const socket = await trusted(url, authority, behaviours, signal)
  return new Promise((resolve, reject) => {
    const posting = request(url, { method: 'POST', headers, signal, createConnection: () => socket }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    posting.on('error', reject)
    posting.end(body)
  })
}

/** A connection to a listener whose certificate was looked at. */
function trusted(
  { hostname, port }: URL,
  authority: string | undefined,
  behaviours: SecurityBehaviours,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port) || 443,
      ...(isIP(host) ? {} : { servername: host }),
      ...(authority !== undefined && { ca: authority }),
      rejectUnauthorized: false,
    })
    const give = (error: Error): void => {
      socket.destroy()
      reject(error)
    }
    const stop = (): void => give(new Error('The head end is closed, or the listener too slow.'))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('error', give)
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', stop)
      const trouble = socket.authorized ? undefined : String(socket.authorizationError)
      if (!behaviours['access.listener'](trouble)) give(new Error(`The listener is not trusted: ${trouble ?? ''}`))
      else resolve(socket)
    })
  })
}
