import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'

/** A reverse proxy on loopback: in front of a head end, and of whoever listens for what it sends. */
export interface RunningProxy {
  /** The address of the proxy; `/outer` before a path leads to the head end, `/listener/PORT` to a listener on loopback. */
  readonly url: string
  close(): Promise<void>
}

/** The header by which it tells that it forwarded a message. */
export const proxyMark = 'via'
const hopByHop: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'host'])
/** Only to a listener of cim9: nothing else on this machine is to be reached by it. */
const toListener = /^\/listener\/(\d{1,5})(\/cim9\/[\w-]+(?:\?.*)?)$/

/**
 * Starts a reverse proxy that rewrites paths and names itself in `Via` and `X-Forwarded-Host`, as those of the field do.
 *
 * @param origin of the head end
 * @example startProxy('http://127.0.0.1:8080') // http://127.0.0.1:PORT/outer/services/head-end
 */
export async function startProxy(origin: string): Promise<RunningProxy> {
  const placeOf = (path: string): string | undefined => {
    const [, port, rest] = toListener.exec(path) ?? []
    if (port !== undefined && rest !== undefined) return `http://127.0.0.1:${port}${rest}`
    return path.startsWith('/outer/') ? `${origin}${path.slice('/outer'.length)}` : undefined
  }
  const server = createServer((request, response) => {
    const place = placeOf(request.url ?? '')
    if (place === undefined || !URL.canParse(place)) response.writeHead(404).end()
    else forward(request, response, place)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function forward(request: IncomingMessage, response: ServerResponse, place: string): void {
  const kept = Object.entries(request.headers).filter(([name]) => !hopByHop.has(name))
  const told = { [proxyMark]: '1.1 cim9-proxy', 'x-forwarded-host': request.headers.host ?? '' }
  const onward = ask(place, { method: request.method, agent: false, headers: { ...Object.fromEntries(kept), ...told } })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
  request.on('error', () => onward.destroy())
  request.pipe(onward)
}
