import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Deadlines, Endpoint, Told } from '../transport.ts'
import { addressOf, authorizationOf, furtherHeaders, hostOf, tlsOf } from './address.ts'
import { attempt } from './attempt.ts'

/**
 * Asks for what is told at an address by GET: the description of a service. Redirects are not followed, the certificate of
 * the server is always checked.
 *
 * @param place the address, and how to be let in there
 * @throws Error if the address or the certificate authority cannot be used
 */
export async function getHttp(place: Endpoint, deadlines: Deadlines, maxBytes: number): Promise<Told> {
  const url = addressOf(place.url)
  const secure = url.protocol === 'https:'
  const authorization = authorizationOf(place)
  const options = {
    method: 'GET',
    agent: false as const,
    headers: {
      ...furtherHeaders(place, 'sent'),
      host: url.host,
      accept: 'text/xml, application/wsdl+xml, application/xml',
      ...(authorization && { authorization: authorization.header }),
    },
    ...(secure && { ...tlsOf(place), servername: isIP(hostOf(url)) ? '' : hostOf(url) }),
  }
  const start = () => (secure ? https.request(url, options) : http.request(url, options))
  const { reply, trouble } = await attempt(start, { bytes: new Uint8Array(), secure, deadlines, maxBytes })
  if (trouble) return { trouble: 'detail' in trouble ? trouble.detail : `No answer within ${trouble.waitedMs} ms.` }
  if (!reply || reply.meta.overLimit) return { trouble: `It is larger than ${maxBytes} bytes.` }
  return {
    status: reply.meta.status ?? 0,
    contentType: reply.meta.headers['content-type'] ?? '',
    bytes: reply.bytes,
  }
}
