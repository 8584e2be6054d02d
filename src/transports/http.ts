import { X509Certificate } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https, { type RequestOptions } from 'node:https'
import { connect, isIP, type Socket } from 'node:net'
import type { TransportEvent, WireMeta } from '../exchange/entries.ts'
import type { Recorder } from '../exchange/recorder.ts'
import type { Deadlines, Delivery, Endpoint, OpenTransport } from './transport.ts'

/**
 * HTTP and HTTPS: one POST a message over kept-alive connections, every byte recorded. Redirects are replies like any
 * other, bodies stay as they came, and the server's certificate is always checked.
 *
 * @throws Error at once if the endpoint cannot be used: not an http or https URL, user and password in the URL, a `ca`
 * that is no certificate. `send` throws only for what the harness itself does: headers that HTTP does not allow, sending
 * through a closed transport, closing while a message is under way.
 */
export const openHttp: OpenTransport = (endpoint, deadlines, limits) => {
  const url = addressOf(endpoint.url)
  const secure = url.protocol === 'https:'
  const authorization = endpoint.credentials && basic(endpoint.credentials)
  const pool = { keepAlive: true, maxSockets: 4 }
  const agent = secure ? new https.Agent(pool) : new http.Agent(pool)
  const closing = new AbortController()
  // One listener a message under way, and there may be many.
  setMaxListeners(0, closing.signal)
  const fixed: RequestOptions = {
    method: 'POST',
    signal: closing.signal,
    ...(secure && { ...trustIn(endpoint.ca), servername: isIP(hostOf(url)) ? '' : hostOf(url) }),
  }

  return {
    async send({ bytes, headers: given, repeatable }, recorder) {
      if (closing.signal.aborted) throw new Error('The HTTP transport is closed: open it again before sending.')
      const headers = {
        ...given,
        host: url.host,
        connection: 'keep-alive',
        'content-length': String(bytes.byteLength),
        ...(authorization && { authorization }),
      }
      for (const [name, value] of Object.entries(headers)) {
        http.validateHeaderName(name)
        http.validateHeaderValue(name, value)
      }
      const shown =
        'authorization' in headers ? { ...headers, authorization: authorization ? 'Basic ***' : '***' } : headers
      const meta = { url: url.href, method: 'POST', headers: shown }
      const request = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, bytes)

      const start = (connection: RequestOptions): ClientRequest => {
        const options = { ...fixed, ...connection, headers }
        return secure ? https.request(url, options) : http.request(url, options)
      }
      const exchange = (connection: RequestOptions): Promise<Outcome> =>
        attempt(() => start(connection), { bytes, secure, deadlines, maxBytes: limits.maxBytes })

      let outcome = await exchange({ agent })
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
      return record(outcome, request, recorder)
    },
    close() {
      closing.abort()
      agent.destroy()
      return Promise.resolve()
    },
  }
}

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

/** How far one attempt had come. */
type Phase = 'connecting' | 'handshake' | 'standing' | 'sent'
type Happening = Pick<TransportEvent, 'event' | 'detail'>

/** What one attempt came to. Neither reply nor trouble: impossible; both: a reply that was cut off. */
interface Outcome {
  readonly requestSent: boolean
  readonly reply?: { readonly meta: WireMeta; readonly bytes: Uint8Array }
  readonly trouble?: Happening | { readonly waitedMs: number }
  /** Set where a kept-alive connection turned out to be closed before any byte of a reply came: the sentence saying so. */
  readonly stale?: string
  /** The harness itself closed the transport meanwhile. */
  readonly abandoned: boolean
}

interface Terms {
  readonly bytes: Uint8Array
  readonly secure: boolean
  readonly deadlines: Deadlines
  readonly maxBytes: number
}

/** Sends once and waits until the reply is complete, or cannot become so. */
function attempt(start: () => ClientRequest, { bytes, secure, deadlines, maxBytes }: Terms): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = start()
    const chunks: Buffer[] = []
    let phase: Phase = 'connecting'
    let size = 0
    let opening: Buffer = Buffer.alloc(0)
    let response: IncomingMessage | undefined
    let failure: WireError | undefined
    let socket: Socket | undefined
    let timer: NodeJS.Timeout | undefined
    let settled = false

    const settle = (mark: Pick<WireMeta, 'truncated' | 'overLimit'>, trouble?: Outcome['trouble'], stale?: string) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      socket?.off('data', keepOpening)
      resolve({
        requestSent: phase === 'sent',
        abandoned: failure?.name === 'AbortError',
        ...(response && { reply: { meta: metaOf(response, mark), bytes: Buffer.concat(chunks) } }),
        ...(trouble && { trouble }),
        ...(stale !== undefined && { stale }),
      })
      if (phase !== 'sent' || !response?.complete) request.destroy()
    }
    const after = (ms: number, expire: () => void): void => {
      clearTimeout(timer)
      // Once more round the event loop: a harness that was busy first hears what had already happened.
      const mine = setTimeout(() => setImmediate(() => timer === mine && expire()), ms)
      timer = mine
    }
    const keepOpening = (chunk: Buffer): void => {
      if (opening.length < excerptBytes) opening = Buffer.concat([opening, chunk]).subarray(0, excerptBytes)
    }
    const stands = (): void => {
      phase = 'standing'
      const since = performance.now()
      after(deadlines.replyMs, () => {
        const waitedMs = Math.max(deadlines.replyMs, Math.round(performance.now() - since))
        if (phase === 'sent' || response) settle({ truncated: true }, { waitedMs })
        else settle({}, { event: 'timeout', detail: `The SUT did not take the whole message within ${waitedMs} ms.` })
      })
    }

    request.on('socket', (assigned) => {
      socket = assigned
      socket.prependListener('data', keepOpening)
      if (request.reusedSocket) {
        stands()
        return
      }
      after(deadlines.connectMs, () =>
        settle({}, { event: 'timeout', detail: noConnection(phase, deadlines.connectMs) }),
      )
      if (secure) socket.once('connect', () => (phase = 'handshake')).once('secureConnect', stands)
      else socket.once('connect', stands)
    })
    request.on('finish', () => {
      // Node also says `finish` of what it dropped with the socket.
      if (phase === 'standing' && !socket?.destroyed) phase = 'sent'
    })
    request.on('response', (head) => {
      response = head
      head.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > maxBytes) settle({ overLimit: true })
      })
      head.on('error', (error) => (failure ??= error))
      head.on('end', ended)
    })
    request.on('error', (error) => (failure ??= error))
    request.on('close', ended)
    request.end(bytes)

    function ended(): void {
      if (request.reusedSocket && opening.length === 0 && isClosed(failure)) {
        const stale = `The SUT had closed the kept-alive connection when the message was sent (${reasonOf(failure)}).`
        settle({}, { event: 'reset', detail: `${stale} It may not be repeated, so it was not sent again.` }, stale)
      } else if (!response?.complete) settle({ truncated: true }, happeningOf(failure, phase, opening))
      else settle({}, isNotHttp(failure) ? beyondTheEnd(failure) : undefined)
    }
  })
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

function metaOf(response: IncomingMessage, mark: Pick<WireMeta, 'truncated' | 'overLimit'>): WireMeta {
  const headers = Object.entries(response.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? ''])
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...(response.statusCode !== undefined && { status: response.statusCode }),
    ...mark,
  }
}

/** An error of a socket, as Node makes them; `errors` where several addresses of one host were tried. */
type WireError = NodeJS.ErrnoException & { readonly errors?: readonly Error[] }

/** How much of an answer that is not HTTP is shown. */
const excerptBytes = 60

const closedCodes = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE'])
const isClosed = (error: WireError | undefined): boolean => closedCodes.has(error?.code ?? '')
/** Errors of Node's HTTP parser. */
const isNotHttp = (error: WireError | undefined): boolean => error?.code?.startsWith('HPE_') === true

/** Names what happened on the wire, by how far the attempt had come. */
function happeningOf(error: WireError | undefined, phase: Phase, opening: Buffer): Happening {
  const reason = reasonOf(error)
  const code = error?.code ?? ''
  if (phase === 'connecting') {
    if (error?.syscall === 'getaddrinfo' || code === 'ENOTFOUND')
      return { event: 'dns', detail: `The host name of the endpoint was not found: ${reason}.` }
    if (code === 'ETIMEDOUT') return { event: 'timeout', detail: `No TCP connection: ${reason}.` }
    return { event: 'refused', detail: `No TCP connection: ${reason}.` }
  }
  if (isNotHttp(error))
    return { event: 'reset', detail: `What came back is not HTTP: ${reason}. It begins with ${excerpt(opening)}.` }
  if (opening.length > 0)
    return { event: 'reset', detail: `The connection broke in the middle of the reply: ${reason}.` }
  if (phase === 'handshake' || code.startsWith('ERR_SSL_') || code === 'EPROTO')
    return { event: 'tls', detail: `No TLS connection: ${reason}. ${tlsAdvice[code] ?? generalTlsAdvice}` }
  if (error?.syscall === undefined)
    return { event: 'closed-without-reply', detail: 'The SUT closed the connection without a byte of a reply.' }
  return { event: 'reset', detail: `The SUT reset the connection before any byte of a reply: ${reason}.` }
}

/** The reply is whole, but its content-length or last chunk was not the end of what came. */
function beyondTheEnd(error: WireError | undefined): Happening {
  return { event: 'reset', detail: `More bytes came after the end the reply announces: ${reasonOf(error)}.` }
}

function noConnection(phase: Phase, ms: number): string {
  return phase === 'handshake'
    ? `The TCP connection stood, but the TLS handshake was not done within ${ms} ms.`
    : `No TCP connection within ${ms} ms.`
}

const untrusted =
  'The certificate is not signed by an authority trusted here: name the PEM file of its authority in ixit.tls.ca.'
const generalTlsAdvice =
  'Does the SUT speak TLS on this port, and does ixit.tls.ca name the authority of its certificate?'
const tlsAdvice: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_HAS_EXPIRED: 'Renew the certificate of the SUT, or of the authority that ixit.tls.ca names.',
  CERT_NOT_YET_VALID: 'Check the clocks, and the dates of the certificates of the SUT and of ixit.tls.ca.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Use the host name the certificate is made out for, or a certificate that names this host; ixit.tls.ca is not at fault.',
}

function reasonOf(error: WireError | undefined): string {
  if (!error) return 'the connection was closed'
  const messages = error.errors?.map((one) => one.message).join('; ') ?? error.message
  return error.code === undefined || messages.includes(error.code) ? messages : `${messages} (${error.code})`
}

function excerpt(bytes: Buffer): string {
  return `${JSON.stringify(bytes.toString('latin1'))}${bytes.length === excerptBytes ? ' ...' : ''}`
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Error(
      `The endpoint "${text.replace(/\/\/.*@/, '//***@')}" is not an http or https URL; write http://host:port/path.`,
    )
  if (url.username || url.password)
    throw new Error(
      `The endpoint at ${url.host} has user or password in its URL; take them out and use ixit.credentials.`,
    )
  url.hash = ''
  return url
}

/** The host as sockets want it: an IPv6 address without brackets. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function trustIn(ca: string | undefined): RequestOptions {
  if (ca !== undefined && !isCertificate(ca))
    throw new Error(
      'The file that ixit.tls.ca names is not a certificate in PEM form (-----BEGIN CERTIFICATE----- ...).',
    )
  // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
  return { rejectUnauthorized: true, ...(ca !== undefined && { ca }) }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}

function basic({ user, password }: NonNullable<Endpoint['credentials']>): string {
  if (user.includes(':'))
    throw new Error('The user in ixit.credentials has a colon in it, which HTTP Basic does not allow.')
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}
