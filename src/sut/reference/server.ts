import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { defaultLimits } from '../../xml/intake.ts'
import type { Credentials } from './accounts.ts'
import type { HeadEnd } from './head-end.ts'
import type { HttpAnswer } from './http-answer.ts'
import { serve, type Served } from './service.ts'
import { versionSaid } from './soap-version.ts'
import { treat } from './treat.ts'
import { answersPath, descriptionAt, isService } from './wsdl.ts'

/** Key and certificate in PEM. */
export interface ServerTls {
  readonly key: string
  readonly cert: string
}

/** Hears one request of HTTP. */
export type Hear = (request: IncomingMessage, response: ServerResponse) => void

/** An HTTP or HTTPS server around a head end; not yet listening. */
export function createHeadEndServer(headEnd: HeadEnd, credentials?: Credentials, tls?: ServerTls) {
  const hear = hearFor(headEnd, credentials)
  return tls ? createHttpsServer(tls, hear) : createHttpServer(hear)
}

/** What a head end does with each request that comes in by HTTP. */
export function hearFor(headEnd: HeadEnd, credentials?: Credentials): Hear {
  return (request, response) => {
    void respond(request, headEnd, credentials).then(
      ({ answer, answered, dropped }) => {
        response.once('finish', answered)
        response.once('close', () => {
          if (!response.writableFinished) dropped()
        })
        treat(response, headEnd.behaviours['wire.send'](packedFor(request, answer, headEnd)))
      },
      // The client went away in the middle of its request: nobody is left to answer.
      () => response.destroy(),
    )
  }
}

/** Does the client take a body by gzip? */
const takesGzip = ({ headers }: IncomingMessage): boolean =>
  (headers['accept-encoding']?.toString() ?? '')
    .split(',')
    .some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one))

/** The answer, compressed for who asked for that. */
function packedFor(request: IncomingMessage, answer: HttpAnswer, { behaviours }: HeadEnd): HttpAnswer {
  if (!takesGzip(request)) return answer
  const headers = { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }
  return { ...answer, headers, bytes: behaviours['http.packed'](answer.bytes) }
}

const nothing = (): void => undefined

async function respond(
  request: IncomingMessage,
  headEnd: HeadEnd,
  credentials: Credentials | undefined,
): Promise<Served> {
  const body = await bodyOf(request)
  if (request.url === answersPath && body)
    return { answer: headEnd.client.take(body), answered: nothing, dropped: nothing }
  const atOnce = answeredByHttp(request, body, credentials, headEnd)
  if (atOnce) return { answer: atOnce, answered: nothing, dropped: nothing }
  const contentType = request.headers['content-type'] ?? ''
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1]
  const read = headEnd.behaviours['http.read'](body ?? new Uint8Array(), request.headers)
  return serve(read, charset, 'http', headEnd, versionSaid(contentType))
}

/** What is answered before anybody looks into it: what is refused, and what is told of a service. */
function answeredByHttp(
  request: IncomingMessage,
  body: Uint8Array | undefined,
  credentials: Credentials | undefined,
  headEnd: HeadEnd,
): HttpAnswer | undefined {
  const [path = '', query = ''] = request.url?.split('?') ?? []
  if (!isService(path)) return refusal(404, 'There is no service at this path.')
  if (credentials && request.headers.authorization !== basic(credentials)) {
    return refusal(401, 'Who is asking?', { 'www-authenticate': 'Basic realm="cim9"' })
  }
  const { authorization } = request.headers
  if (!credentials && authorization !== undefined && headEnd.accounts.refusesBasic(authorization))
    return refusal(401, 'The password is not right.', { 'www-authenticate': 'Basic realm="cim9"' })
  const description = request.method === 'GET' ? descriptionAt(path, query, originOf(request), headEnd) : undefined
  if (description !== undefined) return told(description)
  if (request.method !== 'POST') return refusal(405, 'This service takes POST only.', { allow: 'POST' })
  return body ? undefined : refusal(413, `A request holds ${defaultLimits.maxBytes} bytes at most.`)
}

/** The origin of the address that the client asked at. */
const originOf = ({ headers, socket }: IncomingMessage): string =>
  `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? ''}`

const told = (description: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  bytes: Buffer.from(description, 'utf8'),
  refusal: false,
})

const basic = ({ user, password }: Credentials) =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`

function refusal(status: number, says: string, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    bytes: Buffer.from(says, 'utf8'),
    refusal: true,
  }
}

/** The whole body, or undefined where it is larger than the limit. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= defaultLimits.maxBytes) chunks.push(chunk)
  }
  return size <= defaultLimits.maxBytes ? Buffer.concat(chunks) : undefined
}
