import { connect } from 'node:net'
import type { Endpoint } from '../transport.ts'
import { addressOf, hostOf } from './address.ts'
import { reasonOf } from './failures.ts'

/**
 * Is anything listening there? Opens a TCP connection and closes it again, without sending a byte.
 *
 * @throws Error if the URL of the endpoint cannot be used, as `openHttp` does
 */
export function probe(endpoint: Endpoint, timeoutMs: number): Promise<'reachable' | { readonly unreachable: string }> {
  const url = addressOf(endpoint.url)
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  return new Promise((resolve) => {
    const socket = connect({ host: hostOf(url), port })
    const done = (answer: 'reachable' | { readonly unreachable: string }): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => done({ unreachable: `No TCP connection within ${timeoutMs} ms.` }), timeoutMs)
    socket.once('connect', () => done('reachable'))
    socket.on('error', (error) => done({ unreachable: `No TCP connection: ${reasonOf(error)}.` }))
  })
}
