import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ObjectIds } from '../../exchange/object-ids.ts'
import { conforming } from '../behaviours.ts'
import { controlOrder } from '../control.ts'
import { happen } from './happenings.ts'
import type { HeadEnd } from './head-end.ts'
import { reset } from './state.ts'

/** A running control port. */
export interface ControlPort {
  readonly url: string
  close(): Promise<void>
}

/** An order holds no more bytes than these. */
const mostBytes = 64 * 1024

/**
 * Opens the control port of a head end: orders in JSON, by POST, on loopback only and at a path that nobody guesses, for
 * whoever can send orders makes meters lose their supply.
 */
export async function openControlPort(headEnd: HeadEnd): Promise<ControlPort> {
  const path = `/control/${randomUUID()}`
  const server = createServer((request, response) => {
    void obey(request, path, headEnd).then(
      ({ status, says }) => response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(says),
      () => response.destroy(),
    )
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The control port listens on no port.')
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  readonly status: NonNullable<ServerResponse['statusCode']>
  readonly says: string
}

async function obey(request: IncomingMessage, path: string, headEnd: HeadEnd): Promise<Answer> {
  const text = await textOf(request)
  if (request.url !== path) return { status: 404, says: 'There is no control port at this path.' }
  if (request.method !== 'POST') return { status: 405, says: 'Orders come by POST.' }
  if (text === undefined) return { status: 413, says: `An order holds ${mostBytes} bytes at most.` }
  const order = controlOrder.safeParse(jsonIn(text))
  if (!order.success) return { status: 400, says: `This is no order: ${order.error.issues[0]?.message ?? text}` }
  if (order.data.do === 'subscribe') {
    headEnd.publisher.subscribe(order.data.address, order.data)
    return { status: 204, says: '' }
  }
  if (order.data.do === 'results-to') {
    headEnd.results.tell(order.data.address)
    return { status: 204, says: '' }
  }
  if (order.data.do === 'ask-at') {
    headEnd.client.askAt(order.data.address, order.data)
    return { status: 204, says: '' }
  }
  if (order.data.do === 'advance') {
    headEnd.agenda.advance(order.data.ms)
    return { status: 204, says: '' }
  }
  if (order.data.do === 'tell-time') return { status: 200, says: headEnd.clock.now().wall }
  if (order.data.do === 'reset') {
    reset(headEnd)
    return { status: 204, says: '' }
  }
  if (order.data.do === 'inspect') return positionOf(order.data.object, headEnd)
  const { cause, object, period } = order.data
  const objection = happen(cause, object && referenceTo(object), headEnd, period)
  return objection === undefined ? { status: 204, says: '' } : { status: 422, says: objection }
}

/** Where the switch of a meter is indeed, whatever the head end tells of it. */
function positionOf(object: ObjectIds, { switches }: HeadEnd): Answer {
  const meter = conforming['meters.find'](referenceTo(object))
  if (!meter) return { status: 422, says: 'This head end knows no such meter.' }
  if (meter.withoutSwitch) return { status: 422, says: 'The meter has no remote switch.' }
  return { status: 200, says: switches.position(meter) }
}

const referenceTo = ({ mRID, names }: ObjectIds) => ({
  ...(mRID !== undefined && { mRID }),
  names: names.map((name) => ({ name })),
})

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  }
  return size <= mostBytes ? Buffer.concat(chunks).toString('utf8') : undefined
}
