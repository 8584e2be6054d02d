import { createServer, connect as connectTcp, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { expect, test } from '@playwright/test'
import { startAmqpBroker, type RunningBroker } from '../../src/sut/broker/amqp.ts'
import { amqpPorts, connectAmqp } from '../../src/transports/amqp/connect.ts'
import { listeners, transports } from '../../src/transports/index.ts'
import { destinationOf, type JmsSession } from '../../src/transports/jms/session.ts'
import type { Arrival, Deadlines, Transport } from '../../src/transports/transport.ts'
import { deadlineOf, eventOf, messagesOf, newRecorder, outgoing, talk } from './broker-talk.ts'

const cleanups: (() => Promise<unknown>)[] = []
const closing = <T extends { close(): Promise<unknown> }>(one: T): T => {
  cleanups.push(() => one.close())
  return one
}
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const deadlines: Deadlines = { connectMs: 2_000, replyMs: 2_000 }
const limits = { connectMs: 2_000, maxBytes: 1_000_000 }

const openTo = (url: string, patience: Partial<Deadlines> = {}): Transport =>
  closing(transports.amqp({ url }, { ...deadlines, ...patience }, { maxBytes: 1_000_000 }))

/** A SUT that answers what stands in a queue by a function. */
interface Asked {
  readonly text: string
  readonly replyTo: string
  readonly messageId: string
  readonly expiresAt: number | undefined
}

async function answering(
  broker: string,
  answer: (session: JmsSession, asked: Asked) => Promise<unknown>,
): Promise<JmsSession> {
  const session = closing(await connectAmqp({ url: `${broker}/requests` }, limits))
  await session.subscribe(destinationOf('requests'), ({ bytes, meta }) => {
    void answer(session, {
      text: Buffer.from(bytes).toString('utf8'),
      replyTo: meta.replyTo ?? '',
      messageId: meta.messageId ?? '',
      expiresAt: meta.expiresAt,
    }).catch(() => undefined)
    return 'taken'
  })
  return session
}

const echo = (broker: string) =>
  answering(broker, (session, { text, replyTo, messageId }) =>
    session.put(replyTo, { body: text, correlationId: messageId }),
  )

test('a request is put into the queue with a JMSReplyTo, and its answer is recorded with what JMS knows of both', async () => {
  const broker = closing(await startAmqpBroker())
  const expiries: (number | undefined)[] = []
  await answering(broker.url, (session, { text, replyTo, messageId, expiresAt }) => {
    expiries.push(expiresAt)
    return session.put(replyTo, { body: text, correlationId: messageId })
  })
  const [request, reply] = messagesOf(await talk(openTo(`${broker.url}/requests`), '<ä/>'))
  expect(request).toMatchObject({
    transport: 'amqp',
    from: 'harness',
    body: { text: '<ä/>' },
    meta: { jms: { destination: 'requests', body: 'text', persistent: false } },
  })
  expect(request?.meta.jms?.expiresAt).toBeGreaterThan(Date.now())
  expect(expiries).toEqual([request?.meta.jms?.expiresAt])
  expect(reply).toMatchObject({
    transport: 'amqp',
    from: 'sut',
    inResponseTo: request?.seq,
    body: { text: '<ä/>' },
    meta: { jms: { body: 'text', correlationId: request?.meta.jms?.messageId } },
  })
})

test('what is no text goes as a BytesMessage, byte for byte', async () => {
  const broker = closing(await startAmqpBroker())
  const session = closing(await connectAmqp({ url: `${broker.url}/requests` }, limits))
  const heard = new Promise<Uint8Array>((resolve) => {
    void session.subscribe(destinationOf('requests'), ({ bytes, meta }) => {
      expect(meta.body).toBe('bytes')
      resolve(bytes)
      return 'taken'
    })
  })
  const bytes = new Uint8Array([0xff, 0xfe, 0x3c, 0x00])
  const recorder = newRecorder()
  await openTo(`${broker.url}/requests`, { replyMs: 100 }).send({ ...outgoing(''), bytes }, recorder)
  expect(Buffer.from(await heard)).toEqual(Buffer.from(bytes))
  expect(messagesOf(recorder.record().entries)[0]?.meta.jms?.body).toBe('bytes')
})

test('a second answer is in the record as well, until the scenario is finished', async () => {
  const broker = closing(await startAmqpBroker())
  await answering(broker.url, async (session, { replyTo, messageId }) => {
    await session.put(replyTo, { body: '<one/>', correlationId: messageId })
    await session.put(replyTo, { body: '<two/>', correlationId: messageId })
  })
  const transport = openTo(`${broker.url}/requests`)
  const recorder = newRecorder()
  await transport.send(outgoing('<a/>'), recorder)
  await expect.poll(() => messagesOf(recorder.record().entries)).toHaveLength(3)
  await transport.finish(recorder)
})

test('silence is a deadline that says whether anybody has ever answered there', async () => {
  const broker = closing(await startAmqpBroker())
  const transport = openTo(`${broker.url}/requests`, { replyMs: 150 })
  expect(deadlineOf(await talk(transport))).toMatchObject({ limit: 'reply', reachable: false })
  let isMute = false
  await answering(broker.url, (session, { replyTo, messageId }) =>
    isMute ? Promise.resolve() : session.put(replyTo, { body: '<a/>', correlationId: messageId }),
  )
  expect(messagesOf(await talk(transport))).toHaveLength(2)
  isMute = true
  expect(deadlineOf(await talk(transport))).toMatchObject({ limit: 'reply', reachable: true })
})

test('a request that nobody took in time is not delivered later', async () => {
  const broker = closing(await startAmqpBroker())
  await talk(openTo(`${broker.url}/requests`, { replyMs: 100 }), '<disconnect/>')
  const heard: string[] = []
  const session = closing(await connectAmqp({ url: `${broker.url}/requests` }, limits))
  await session.put(destinationOf('requests'), { body: '<later/>' })
  await session.subscribe(destinationOf('requests'), ({ bytes }) => {
    heard.push(Buffer.from(bytes).toString('utf8'))
    return 'taken'
  })
  await expect.poll(() => heard).toEqual(['<later/>'])
})

test('what is given back is delivered again, and says so', async () => {
  const broker = closing(await startAmqpBroker())
  const listener = closing(
    await listeners.amqp(
      { host: '', port: 0, broker: { url: `${broker.url}/cim9` } },
      { maxBytes: 1000, connectMs: 1000, onStray: () => undefined },
    ),
  )
  const came: Arrival[] = []
  await listener.open('events', {
    receive: (arrival) => {
      came.push(arrival)
      return { status: came.length === 1 ? 503 : 200, headers: {}, bytes: new Uint8Array() }
    },
  })
  const session = closing(await connectAmqp({ url: `${broker.url}/x` }, limits))
  await session.put(destinationOf(listener.address('events')), { body: '<e/>', persistent: true, type: 'T' })
  await expect.poll(() => came.map(({ meta }) => meta.jms?.redelivered ?? false)).toEqual([false, true])
  expect(came[0]?.meta.jms).toMatchObject({ destination: 'cim9.events', persistent: true, type: 'T' })
})

test('a topic tells each of its subscribers, and nobody who comes later', async () => {
  const broker = closing(await startAmqpBroker())
  const session = closing(await connectAmqp({ url: `${broker.url}/x` }, limits))
  const heard: string[] = []
  const hearAs = (who: string) =>
    session.subscribe(destinationOf('topic://events'), () => {
      heard.push(who)
      return 'taken'
    })
  await session.put(destinationOf('topic://events'), { body: 'nobody' })
  await hearAs('one')
  await hearAs('two')
  await session.put(destinationOf('topic://events'), { body: 'both' })
  await expect.poll(() => [...heard].sort()).toEqual(['one', 'two'])
})

test('an event with a JMSReplyTo is answered there, with its JMSMessageID', async () => {
  const broker = closing(await startAmqpBroker())
  const listener = closing(
    await listeners.amqp(
      { host: '', port: 0, broker: { url: `${broker.url}/cim9` } },
      { maxBytes: 1000, connectMs: 1000, onStray: () => undefined },
    ),
  )
  await listener.open('events', { receive: () => ({ status: 200, headers: {}, bytes: Buffer.from('<ok/>') }) })
  const session = closing(await connectAmqp({ url: `${broker.url}/x` }, limits))
  const answers: unknown[] = []
  const box = await session.subscribe(undefined, ({ meta, bytes }) => {
    answers.push([meta.correlationId, Buffer.from(bytes).toString('utf8')])
    return 'taken'
  })
  const id = await session.put(destinationOf('cim9.events'), { body: '<e/>', replyTo: box.address })
  await expect.poll(() => answers).toEqual([[id, '<ok/>']])
})

test('a broker that is not there, no broker, and one that never opens are told apart, within bounds', async () => {
  const free = await listening(createServer())
  await new Promise((closed) => free.server.close(closed))
  expect(eventOf(await talk(openTo(`amqp://127.0.0.1:${free.port}/q`)))).toMatchObject({
    event: 'refused',
    requestSent: false,
  })
  expect(eventOf(await talk(openTo('amqp://no-such-host.invalid/q')))).toMatchObject({ event: 'dns' })
  const web = await listening(createHttpServer((_request, response) => response.end('hello')))
  const entries = await talk(openTo(`amqp://127.0.0.1:${web.port}/q`, { connectMs: 500 }))
  expect(eventOf(entries)).toMatchObject({ kind: 'transport', requestSent: false })
  const mute = await listening(createServer())
  expect(eventOf(await talk(openTo(`amqp://127.0.0.1:${mute.port}/q`, { connectMs: 200 })))).toMatchObject({
    event: 'timeout',
    requestSent: false,
  })
})

/** Moments at which a connection is cut, by how many bytes have gone to the broker and come from it. */
const cuts: readonly (readonly [name: string, after: { up?: number; down?: number }])[] = [
  ['before the greeting', { up: 1 }],
  ['after the greeting', { down: 8 }],
  ['while the queue of the answer is made', { up: 200 }],
  ['while the request is put', { up: 420 }],
  ['before the answer', { down: 520 }],
]
for (const [name, after] of cuts)
  test(`a connection that is cut ${name} is an event within bounds, and the next exchange is clean`, async () => {
    const broker = closing(await startAmqpBroker())
    await echo(broker.url)
    const proxy = await cutting(broker, after)
    const transport = openTo(`amqp://127.0.0.1:${proxy.port}/requests`, { replyMs: 1_000, connectMs: 1_000 })
    const first = await talk(transport)
    const isWhole = messagesOf(first).length === 2
    if (!isWhole) expect(eventOf(first) ?? deadlineOf(first)).toBeDefined()
    expect(proxy.cut()).toBe(true)
    proxy.mend()
    expect(messagesOf(await talk(transport, '<again/>')).map(({ body }) => body)).toEqual([
      { text: '<again/>' },
      { text: '<again/>' },
    ])
  })

test('a broker that dies takes the answer with it: an event, and after its return the exchange is clean', async () => {
  const broker = await startAmqpBroker()
  const port = Number(new URL(broker.url).port)
  await answering(broker.url, () => broker.close())
  const transport = openTo(`${broker.url}/requests`)
  expect(eventOf(await talk(transport))).toMatchObject({ event: 'reset', requestSent: true })
  const again = closing(await startAmqpBroker({ port }))
  await echo(again.url)
  expect(messagesOf(await talk(transport))).toHaveLength(2)
})

test('a broker that is away for a second is found again by the next message, and by a listener', async () => {
  const broker = closing(await startAmqpBroker())
  const port = Number(new URL(broker.url).port)
  await echo(broker.url)
  const transport = openTo(`${broker.url}/requests`, { connectMs: 5_000 })
  const listener = closing(
    await listeners.amqp(
      { host: '', port: 0, broker: { url: `${broker.url}/cim9` } },
      { maxBytes: 1_000, connectMs: 5_000, onStray: () => undefined },
    ),
  )
  const mailbox = { receive: () => ({ status: 200, headers: {}, bytes: new Uint8Array() }) }
  await listener.open('a', mailbox)
  expect(messagesOf(await talk(transport))).toHaveLength(2)
  const watch = await connectAmqp({ url: `${broker.url}/requests` }, limits)
  const lost = new Promise((hear) => watch.onLost(hear))
  await broker.close()
  await lost
  // All connections end at once; once round the event loop, and each has heard of it.
  await new Promise((heard) => setImmediate(heard))
  const back = new Promise<void>((resolve, reject) => {
    setTimeout(() => {
      startAmqpBroker({ port })
        .then((again) => {
          // Whoever is connected to it closes before it does.
          cleanups.unshift(() => again.close())
          return echo(again.url)
        })
        .then(() => resolve(), reject)
    }, 1_000)
  })
  const [entries] = await Promise.all([talk(transport, '<again/>'), listener.open('b', mailbox), back])
  expect(messagesOf(entries).map(({ body }) => body)).toEqual([{ text: '<again/>' }, { text: '<again/>' }])
})

test('an address without a queue, and one with a password in it, are sentences', () => {
  expect(() => transports.amqp({ url: 'amqp://host' }, deadlines, { maxBytes: 1 })).toThrow(/names no queue/)
  expect(() => transports.amqp({ url: 'amqp://u:p@host/q' }, deadlines, { maxBytes: 1 })).toThrow(/ixit\.credentials/)
  expect(amqpPorts).toEqual({ secure: 5671, plain: 5672 })
})

async function listening(server: Server): Promise<{ readonly server: Server; readonly port: number }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  cleanups.push(
    () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(closed)
      }),
  )
  return { server, port: (server.address() as AddressInfo).port }
}

/** A way to the broker that is cut once so many bytes have passed. */
async function cutting({ url }: RunningBroker, after: { up?: number; down?: number }) {
  let isWhole = false
  let wasCut = false
  const { port } = await listening(
    createServer((near) => {
      const far = connectTcp(Number(new URL(url).port), '127.0.0.1')
      const passed = { up: 0, down: 0 }
      const pass = (from: Socket, to: Socket, way: 'up' | 'down') => {
        from.on('data', (chunk) => {
          passed[way] += chunk.length
          if (!isWhole && passed[way] >= (after[way] ?? Infinity)) {
            wasCut = true
            near.destroy()
            far.destroy()
          } else to.write(chunk)
        })
        from.on('error', () => to.destroy())
        from.on('close', () => to.destroy())
      }
      pass(near, far, 'up')
      pass(far, near, 'down')
    }),
  )
  return { port, mend: () => (isWhole = true), cut: () => wasCut }
}
