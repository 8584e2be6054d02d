import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Ixit } from '../../src/config/ixit.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import { loadSchemas } from '../../src/standard/schemas.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { startAmqpBroker } from '../../src/sut/broker/amqp.ts'
import { amqpPorts, connectAmqp } from '../../src/transports/amqp/connect.ts'
import { startReferenceHes, type ReferenceHesOptions } from '../../src/sut/reference/start.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'

/** Something that listens on loopback. */
export interface Sut {
  readonly url: string
  /** Where its typed services are, with a placeholder, where they have addresses of their own. */
  readonly typedUrl?: string
  /** Its secured doors, where it has them. */
  readonly secured?: { readonly url: string; readonly plainUrl: string }
  /** Its control port, where it has one. */
  readonly control?: string
  /** What the IXIT is told of the proxy before it, where there is one. */
  readonly proxied?: Readonly<Record<'generic' | 'typed', NonNullable<Ixit['proxied']>>>
  close(): Promise<void>
}

const schemas = loadSchemas('2013', join(import.meta.dirname, '../../profiles'))
const engine = await createSchemaEngine('libxml2-wasm', schemas.files)

/** The reference head end, in this process; good, or with a fault. */
export const referenceHes = (options: Partial<ReferenceHesOptions> = {}): Promise<Sut> =>
  startReferenceHes({ schemas, engine, clock: systemClock(), ...options })

/** The reference head end as a client of a broker, both in this process. */
export async function referenceHesAtBroker(
  options: Partial<ReferenceHesOptions> = {},
): Promise<Sut & { readonly broker: string }> {
  const broker = await startAmqpBroker()
  const endpoint = { url: `${broker.url}/head-end.requests` }
  const sut = await referenceHes({
    ...options,
    broker: { endpoint, transport: 'amqp', connect: connectAmqp, ports: amqpPorts },
  })
  return {
    ...sut,
    broker: broker.url,
    close: async () => {
      await sut.close()
      await broker.close()
    },
  }
}

export const faultyHes = (fault: Fault): Promise<Sut> => referenceHes({ fault })

/** One request as a SUT of a test sees it. */
export interface Heard {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** What a SUT does with a request. */
export type Manner = (heard: Heard) => unknown

/** Listens on a free port, or that one, and treats each request in that manner. */
export async function sutThat(
  manner: Manner,
  { tls, port = 0 }: { tls?: { key: string; cert: string }; port?: number } = {},
): Promise<Sut & { readonly port: number }> {
  let number = 0
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void textOf(request).then((text) => manner({ number: ++number, text, request, response }))
  }
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${taken}/hes`,
    port: taken,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Answers in XML with status 200. */
export const xml = (body: string | Uint8Array, contentType = 'text/xml; charset=utf-8'): Reply => ({
  status: 200,
  headers: { 'content-type': contentType },
  body,
})

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body)
}

/** Asks another SUT the same. */
export async function forward(to: Sut, { text, request }: Heard): Promise<Reply & { readonly body: string }> {
  const answer = await fetch(to.url, {
    method: 'POST',
    headers: { 'content-type': request.headers['content-type'] ?? 'text/xml' },
    body: text,
  })
  return {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '' },
    body: await answer.text(),
  }
}
