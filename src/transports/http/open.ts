import { setMaxListeners } from 'node:events'
import http, { type ClientRequest } from 'node:http'
import https, { type RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import type { Recorder } from '../../exchange/recorder.ts'
import type { Delivery, OpenTransport } from '../transport.ts'
import { addressOf, authorizationOf, furtherHeaders, hostOf, tlsOf } from './address.ts'
import { endpointAs, versionsOf } from './caller.ts'
import { attempt, type Outcome } from './attempt.ts'
import { getHttp } from './get.ts'
import { transferHeaders, unpacked } from './transfer.ts'

/**
 * HTTP and HTTPS: one POST a message over kept-alive connections, every byte recorded. Redirects are replies like any
 * other, bodies stay as they came, and the server's certificate is always checked.
 *
 * @throws Error at once if the endpoint cannot be used: not an http or https URL, user and password in the URL, a `ca`
 * that is no certificate. `send` throws only for what the harness itself does: headers that HTTP does not allow, sending
 * through a closed transport, closing while a message is under way.
 */
export const openHttp: OpenTransport = (endpoint, deadlines, limits) => {
  const fallback = addressOf(endpoint.url)
  tlsOf(endpoint)
  authorizationOf(endpoint)
  // Whatever is sent goes out at once, so that the record tells the true order: nothing waits for a connection.
  const pool = { keepAlive: true, maxSockets: Math.max(limits.connections ?? 0, 4) }
  const agents = { secure: new https.Agent(pool), plain: new http.Agent(pool) }
  const closing = new AbortController()
  // One listener a message under way, and there may be many.
  setMaxListeners(0, closing.signal)
  const fixed: RequestOptions = { method: 'POST', signal: closing.signal }

  return {
    async send({ bytes, shown: kept = bytes, headers: given, repeatable, url: own, transfer, as }, recorder) {
      if (closing.signal.aborted) throw new Error('The HTTP transport is closed: open it again before sending.')
      const url = own === undefined ? fallback : addressOf(own)
      const secure = url.protocol === 'https:'
      const agent = secure ? agents.secure : agents.plain
      const place = as ? endpointAs(as, endpoint) : endpoint
      const authorization = authorizationOf(place)
      const headers: Record<string, string> = {
        ...furtherHeaders(place, 'sent'),
        ...given,
        host: url.host,
        connection: 'keep-alive',
        ...transferHeaders(transfer, bytes.byteLength),
        ...(authorization && { authorization: authorization.header }),
      }
      for (const [name, value] of Object.entries(headers)) {
        http.validateHeaderName(name)
        http.validateHeaderValue(name, value)
      }
      const shown = {
        ...headers,
        ...furtherHeaders(endpoint, 'shown'),
        ...given,
        ...('authorization' in headers && { authorization: authorization?.shown ?? '***' }),
      }
      const meta = { url: url.href, method: 'POST', headers: shown }
      const request = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, kept)

      const start = (connection: RequestOptions): ClientRequest => {
        const tls = secure && {
          ...tlsOf(place),
          ...(as && versionsOf(as)),
          servername: isIP(hostOf(url)) ? '' : hostOf(url),
        }
        const options = { ...fixed, ...tls, ...connection, headers }
        return secure ? https.request(url, options) : http.request(url, options)
      }
      const exchange = (connection: RequestOptions): Promise<Outcome> =>
        attempt(() => start(connection), { bytes, secure, deadlines, maxBytes: limits.maxBytes })

      // What may not be sent twice gets a connection of its own: a kept one may turn out stale.
      let outcome = await exchange({ agent: repeatable && !as && agent })
      if (outcome.stale !== undefined && repeatable) {
        const detail = `${outcome.stale} It is sent once more on a fresh connection.`
        recorder.append({
          kind: 'transport',
          event: 'stale-connection',
          inResponseTo: request,
          requestSent: outcome.requestSent,
          detail,
        })
        outcome = await exchange({ agent: false })
      }
      if (outcome.abandoned) throw new Error('The HTTP transport was closed while a message was under way.')
      const { reply } = outcome
      const due = reply ? { ...outcome, reply: unpacked(reply, limits.maxBytes) } : outcome
      return record(due, request, recorder)
    },
    ask: (at) => getHttp({ ...endpoint, url: at }, deadlines, limits.maxBytes),
    finish: () => Promise.resolve(),
    close() {
      closing.abort()
      agents.secure.destroy()
      agents.plain.destroy()
      return Promise.resolve()
    },
  }
}

function record(outcome: Outcome, request: number, recorder: Recorder): Delivery {
  const { reply, trouble, requestSent } = outcome
  const entry =
    reply &&
    recorder.message(
      { from: 'sut', to: 'harness', inResponseTo: request, transport: 'http', meta: reply.meta },
      reply.bytes,
    )
  if (trouble && 'waitedMs' in trouble)
    recorder.append({ kind: 'deadline', limit: 'reply', waitedMs: trouble.waitedMs, inResponseTo: request })
  else if (trouble) recorder.append({ kind: 'transport', ...trouble, inResponseTo: request, requestSent })
  return { request, ...(entry !== undefined && { reply: entry }) }
}
