import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { soapNamespaces } from '../../binding/soap.ts'
import { envelopeNamespace } from '../../message/namespaces.ts'
import { defaultLimits } from '../../xml/intake.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { writeXml } from '../../xml/write.ts'
import { answer, type SoapAnswer } from './answer.ts'
import type { HeadEnd } from './head-end.ts'
import type { HttpAnswer } from './http-answer.ts'
import type { Delivery } from './outbox.ts'
import { soapFault } from './refusals.ts'
import { treat } from './treat.ts'

/** Where the head end takes requests. */
export const servicePath = '/services/head-end'

/** The fault code of a SOAP fault is a qualified name, so its prefix must be declared. */
const prefixes = { [soapNamespaces['1.1']]: 'soap', [envelopeNamespace]: 'msg' }

/** Who is let in by HTTP Basic. */
export interface Credentials {
  readonly user: string
  readonly password: string
}

/** Key and certificate in PEM. */
export interface ServerTls {
  readonly key: string
  readonly cert: string
}

/** An HTTP or HTTPS server around a head end; not yet listening. */
export function createHeadEndServer(headEnd: HeadEnd, credentials?: Credentials, tls?: ServerTls) {
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    void respond(request, headEnd, credentials).then(
      ({ answer: result, deliveries, later, promised }) => {
        const post = (chosen: readonly Delivery[]) =>
          headEnd.outbox.postInOrder(
            chosen.map(({ document, ...delivery }) => ({
              ...delivery,
              text: documentText(document, headEnd.behaviours),
            })),
          )
        post(deliveries.filter(({ early }) => early))
        response.once('finish', () => {
          const due = deliveries.filter(({ early }) => !early)
          if (promised) promised.keep(promised.takesMs, () => post(due))
          else post(due)
          void later?.then(post)
        })
        response.once('close', () => {
          if (!response.writableFinished) promised?.drop()
        })
        treat(response, headEnd.behaviours['wire.send'](result))
      },
      // The client went away in the middle of its request: nobody is left to answer.
      () => response.destroy(),
    )
  }
  return tls ? createHttpsServer(tls, serve) : createHttpServer(serve)
}

type Responded = Required<Pick<SoapAnswer, 'deliveries'>> & {
  readonly answer: HttpAnswer
  readonly later?: SoapAnswer['later'] | undefined
  readonly promised?: SoapAnswer['promised'] | undefined
}

async function respond(
  request: IncomingMessage,
  headEnd: HeadEnd,
  credentials: Credentials | undefined,
): Promise<Responded> {
  const body = await bodyOf(request)
  const refused = refusedByHttp(request, body, credentials)
  if (refused) return { answer: refused, deliveries: [] }
  const asked = await taken(body ?? new Uint8Array(), headEnd)
  const charset = /charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
  const {
    status,
    document,
    refusal,
    unparsed,
    deliveries = [],
    later,
    promised,
  } = asked ? answerOrApologise(asked, charset, headEnd) : tooMuch
  const answer = {
    status,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    bytes: Buffer.from(documentText(document, headEnd.behaviours), 'utf8'),
    refusal,
    unparsed,
  }
  return { answer, deliveries, later, promised }
}

/** What is answered, when its turn has come; undefined where it is turned away. */
async function taken(body: Uint8Array, { behaviours, desk }: HeadEnd): Promise<Uint8Array | undefined> {
  const visit = desk.come(body)
  const waitsMs = behaviours['load.waitsMs']()
  if (waitsMs) await new Promise((resolve) => setTimeout(resolve, waitsMs))
  const asked = behaviours['load.answered'](visit, desk.underWay())
  desk.leave(visit)
  return behaviours['load.turnsAway'](desk.busiest()) ? undefined : asked.body
}

/** The document as it is sent. */
export const documentText = (document: XmlElement, behaviours: HeadEnd['behaviours']): string =>
  writeXml(behaviours['wire.document'](document), { prefixes })

/** What is refused before anybody looks into it. */
function refusedByHttp(
  request: IncomingMessage,
  body: Uint8Array | undefined,
  credentials: Credentials | undefined,
): HttpAnswer | undefined {
  if (request.url?.split('?')[0] !== servicePath) return refusal(404, 'There is no service at this path.')
  if (request.method !== 'POST') return refusal(405, 'This service takes POST only.', { allow: 'POST' })
  if (credentials && request.headers.authorization !== basic(credentials)) {
    return refusal(401, 'Who is asking?', { 'www-authenticate': 'Basic realm="cim9"' })
  }
  return body ? undefined : refusal(413, `A request holds ${defaultLimits.maxBytes} bytes at most.`)
}

/** A mistake of the head end itself must reach the client as a fault, not as a hang. */
function answerOrApologise(body: Uint8Array, charset: string | undefined, headEnd: HeadEnd): SoapAnswer {
  try {
    return answer(body, charset, headEnd)
  } catch (error) {
    const document = soapFault('Server', '5.3', `The head end failed: ${String(error)}`)
    return { status: 500, document, refusal: true }
  }
}

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

const tooMuch: SoapAnswer = {
  status: 500,
  document: soapFault('Server', '5.1', 'There is too much to do. Ask again later.'),
  refusal: true,
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
