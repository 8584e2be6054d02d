import { connect } from 'node:net'
import { reasonOf } from './http/failures.ts'
import type { Probe } from './transport.ts'

/** Sees whether anything listens at a TCP port: opens a connection and closes it again, without sending a byte. */
export const probeTcp =
  (placeOf: (url: string) => { readonly host: string; readonly port: number }): Probe =>
  ({ url }, timeoutMs) => {
    const { host, port } = placeOf(url)
    return new Promise((resolve) => {
      const socket = connect({ host, port })
      const done = (answer: Awaited<ReturnType<Probe>>): void => {
        clearTimeout(timer)
        socket.destroy()
        resolve(answer)
      }
      const timer = setTimeout(() => done({ unreachable: `No TCP connection within ${timeoutMs} ms.` }), timeoutMs)
      socket.once('connect', () => done('reachable'))
      socket.on('error', (error) => done({ unreachable: `No TCP connection: ${reasonOf(error)}.` }))
    })
  }
