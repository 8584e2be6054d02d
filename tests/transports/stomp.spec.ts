import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { listeners, transports } from '../../src/transports/index.ts'
import { destinationOf, type JmsArrival, type JmsSession } from '../../src/transports/jms/session.ts'
import { probe } from '../../src/transports/probe.ts'
import { connectStomp } from '../../src/transports/stomp/connect.ts'
import type { Endpoint, Transport } from '../../src/transports/transport.ts'
import { startActiveMq, type ActiveMq } from '../brokers/activemq.ts'
import { activemq, openssl } from '../needs.ts'
import { startJava, type JavaProgram } from '../brokers/java.ts'
import { eventOf, inbox, messagesOf, newRecorder, talk, textOf, troubleOf } from './broker-talk.ts'

/** STOMP, tried against a broker of Apache ActiveMQ; what became of it is told by JMS itself. */

const cleanups: (() => Promise<unknown>)[] = []
const closing = <T extends { close(): Promise<unknown> }>(one: T): T => {
  cleanups.push(() => one.close())
  return one
}
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
test.describe.configure({ mode: 'default' })

const limits = { connectMs: 5_000, maxBytes: 100_000 }
const connected = async (broker: string, more: Partial<Endpoint> = {}): Promise<JmsSession> =>
  closing(await connectStomp({ url: `${broker}/requests`, ...more }, limits))

const openTo = (url: string, { connectMs = 5_000, replyMs = 5_000 } = {}): Transport =>
  closing(transports.stomp({ url }, { connectMs, replyMs }, { maxBytes: limits.maxBytes }))

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A server that does that with each connection; the port where it listens. */
async function serverThat(treat: (socket: Socket) => unknown): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    treat(socket)
  })
  const port = await listening(server)
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return port
}

test.describe('with a broker', () => {
  test.skip(activemq.missing, activemq.reason)
  let broker: ActiveMq
  let peer: JavaProgram
  test.beforeAll(async () => {
    broker = await startActiveMq()
    peer = await startJava('JmsPeer', [broker.openWire, 'peer'])
  })
  test.afterAll(async () => {
    await peer.close()
    await broker.close()
  })

  const asJmsSees = z.strictObject({
    kind: z.enum(['TextMessage', 'BytesMessage', 'other']),
    body: z.string(),
    destination: z.string(),
    messageId: z.string(),
    correlationId: z.string().nullable(),
    replyTo: z.string().nullable(),
    type: z.string().nullable(),
    persistent: z.boolean(),
    expiration: z.number(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  /** The next message that the peer hears. */
  const heard = async (): Promise<z.infer<typeof asJmsSees>> => {
    const { value } = (await peer.lines.next()) as { value: string }
    return asJmsSees.parse(JSON.parse(value))
  }

  test('text is a TextMessage to JMS, with all that JMS has a place for', async () => {
    const session = await connected(broker.stomp)
    const answers = inbox()
    const box = await session.subscribe(undefined, answers.consumer)
    const before = Date.now()
    await session.put(destinationOf('peer'), {
      body: '<a>Zähler\n</a>',
      replyTo: box.address,
      correlationId: 'one: two\\three',
      type: 'a type',
      expiresAt: Date.now() + 60_000,
      properties: { word: 'a: b', number: 3, truth: true },
    })
    const { expiration, replyTo, messageId, ...seen } = await heard()
    expect(seen).toEqual({
      kind: 'TextMessage',
      body: '<a>Zähler\n</a>',
      destination: 'queue://peer',
      correlationId: 'one: two\\three',
      type: 'a type',
      persistent: false,
      properties: { word: 'a: b', number: '3', truth: 'true' },
    })
    expect(replyTo).toMatch(/^temp-queue:\/\/ID:/)
    expect(messageId).toMatch(/^ID:/)
    expect(expiration).toBeGreaterThanOrEqual(before + 60_000)
    expect(expiration).toBeLessThan(Date.now() + 60_001)

    const answer = await answers.next()
    expect(textOf(answer)).toBe('<a>Zähler\n</a>')
    expect(answer.meta).toMatchObject({ body: 'text', correlationId: 'one: two\\three', persistent: false })
    expect(answer.meta.destination).toBe(box.address)
  })

  test('bytes are a BytesMessage, and text with a zero byte is text', async () => {
    const session = await connected(broker.stomp)
    await session.put(destinationOf('peer'), { body: new Uint8Array([0, 65, 255]), persistent: true })
    expect(await heard()).toMatchObject({
      ...{ kind: 'BytesMessage', body: '\u0000Aÿ', persistent: true, expiration: 0, properties: {} },
      ...{ correlationId: null, replyTo: null, type: null },
    })
    await session.put(destinationOf('peer'), { body: new Uint8Array() })
    expect(await heard()).toMatchObject({ kind: 'BytesMessage', body: '' })
    await session.put(destinationOf('peer'), { body: 'a\0b' })
    expect(await heard()).toMatchObject({ kind: 'TextMessage', body: 'a\0b' })
    await session.put(destinationOf('peer'), { body: '' })
    expect(await heard()).toMatchObject({ body: '' })
  })

  test('what a Java client puts is read, and answered at its temporary queue', async () => {
    const session = await connected(broker.stomp)
    const box = inbox()
    await session.subscribe(destinationOf('asked'), box.consumer)
    for (const kind of ['text', 'bytes'] as const) {
      const before = Date.now()
      peer.tell(`ask queue asked ${kind} ${Buffer.from('<a>Zähler</a>').toString('base64')}`)
      const { meta, bytes } = await box.next()
      const { messageId, replyTo = '', expiresAt = 0, ...told } = meta
      expect(Buffer.from(bytes).toString()).toBe('<a>Zähler</a>')
      expect(told).toEqual({
        destination: 'asked',
        body: kind,
        correlationId: 'id of: the peer',
        type: 'type of the peer',
        persistent: true,
        properties: { word: 'a: b', number: '3', truth: 'true' },
      })
      expect(messageId).toMatch(/^ID:/)
      expect(expiresAt).toBeGreaterThanOrEqual(before + 60_000)

      await session.put(replyTo, { body: '<b/>', correlationId: meta.correlationId ?? '' })
      expect(await heard()).toMatchObject({ kind: 'TextMessage', body: '<b/>', correlationId: 'id of: the peer' })
    }
  })

  test('topics go both ways, and each subscriber hears', async () => {
    const session = await connected(broker.stomp)
    const [one, two] = [inbox(), inbox(() => 'given back')]
    await session.subscribe(destinationOf('topic://news'), one.consumer)
    const second = await session.subscribe(destinationOf('topic://news'), two.consumer)
    peer.tell('ask topic news text YQ==')
    for (const { next } of [one, two]) {
      const arrival = await next()
      expect([textOf(arrival), arrival.meta.destination]).toEqual(['a', 'topic://news'])
    }
    await session.put(destinationOf('topic://peer'), { body: 'b' })
    expect(await heard()).toMatchObject({ destination: 'topic://peer', body: 'b' })
    await second.close()
    await session.put(destinationOf('topic://news'), { body: 'c' })
    expect(textOf(await one.next())).toBe('c')
    expect(two.arrivals).toEqual([])
  })

  test('what is given back is offered again, in its order, and told to be so', async () => {
    const session = await connected(broker.stomp)
    let attempts = 0
    const box = inbox(() => {
      attempts += 1
      if (attempts === 1) return 'given back'
      if (attempts === 2) throw new Error('a consumer that fails')
      return 'taken'
    })
    for (const body of ['first', 'second']) await session.put(destinationOf('returns'), { body })
    await session.subscribe(destinationOf('returns'), box.consumer)
    const came = [await box.next(), await box.next(), await box.next(), await box.next()]
    expect(came.map((arrival) => [textOf(arrival), arrival.meta.redelivered])).toEqual([
      ['first', undefined],
      ['first', true],
      ['first', true],
      ['second', undefined],
    ])
  })

  test('what has expired is not delivered, and what nobody has taken stays', async () => {
    const session = await connected(broker.stomp)
    await session.put(destinationOf('slow'), { body: 'too late', expiresAt: Date.now() - 1 })
    await session.put(destinationOf('slow'), { body: 'in time', expiresAt: Date.now() + 60_000 })
    const box = inbox()
    const subscription = await session.subscribe(destinationOf('slow'), box.consumer)
    expect(textOf(await box.next())).toBe('in time')
    await subscription.close()
    await subscription.close()
    await session.put(destinationOf('slow'), { body: 'kept' })
    const other = await connected(broker.stomp)
    await other.subscribe(destinationOf('slow'), box.consumer)
    expect(textOf(await box.next())).toBe('kept')
  })

  test('a message that is larger than we take in is cut, and far larger ones end the connection', async () => {
    const session = await connected(broker.stomp)
    const box = inbox()
    await session.subscribe(destinationOf('large'), box.consumer)
    const lost = new Promise<{ event: string; message: string }>((resolve) => session.onLost(resolve))
    await session.put(destinationOf('large'), { body: 'x'.repeat(100_001) })
    const { bytes, overLimit } = await box.next()
    expect([bytes.byteLength, overLimit]).toEqual([100_000, true])
    const other = await connected(broker.stomp)
    await other.put(destinationOf('large'), { body: 'x'.repeat(2_000_000) })
    expect(await lost).toMatchObject({ event: 'reset', message: /larger than the 100000 bytes/ })
  })

  test('what the broker refuses is told in its words, and the next is taken', async () => {
    const session = await connected(broker.stomp)
    const said = await troubleOf(session.put('/remote-temp-queue/ID:nobody-1-1-1:1:1', { body: 'a' }))
    expect(said).toMatchObject({ event: 'rejected', message: /^The broker refused: .+\.$/ })
    await session.put(destinationOf('peer'), { body: 'still here' })
    expect(await heard()).toMatchObject({ body: 'still here' })
  })

  test.describe('exchanges', () => {
    test('a request is answered by a JMS client, with the JMSMessageID that it sees', async () => {
      const transport = openTo(`${broker.stomp}/peer`)
      const entries = await talk(transport, '<a>ä</a>')
      const seen = await heard()
      const [request, reply] = messagesOf(entries)
      expect(entries).toHaveLength(2)
      expect(seen).toMatchObject({ kind: 'TextMessage', body: '<a>ä</a>', correlationId: null, persistent: false })
      // The broker made its id, and told it to the receiver alone.
      expect(request?.meta.jms).toMatchObject({ destination: 'peer', body: 'text' })
      expect(request?.meta.jms).not.toHaveProperty('messageId')
      expect(request?.meta.jms?.replyTo).toMatch(/^\/temp-queue\//)
      expect(request?.meta.jms?.expiresAt).toBe(seen.expiration)
      expect(reply?.meta.jms).toMatchObject({ correlationId: seen.messageId, body: 'text' })
      expect(reply).toMatchObject({ transport: 'stomp', inResponseTo: request?.seq })
    })

    test('a JMSCorrelationID of our own is borne, and what is no text goes as bytes', async () => {
      const transport = openTo(`${broker.stomp}/peer`)
      const [request, reply] = messagesOf(await talk(transport, '<a/>', 'cim9-7'))
      expect(await heard()).toMatchObject({ correlationId: 'cim9-7' })
      expect([request, reply].map((one) => one?.meta.jms?.correlationId)).toEqual(['cim9-7', 'cim9-7'])
      const recorder = newRecorder()
      await transport.send(
        {
          ...{ bytes: new Uint8Array([0xff, 0xfe]), headers: {}, repeatable: false },
          operation: { noun: 'MeterReadings', verb: 'get' },
        },
        recorder,
      )
      expect(await heard()).toMatchObject({ kind: 'BytesMessage', body: 'ÿþ' })
    })

    test('many at a time get each its own answer', async () => {
      const transport = openTo(`${broker.stomp}/peer`)
      const names = Array.from({ length: 20 }, (_, number) => `<a>${number}</a>`)
      const talks = await Promise.all(names.map((name) => talk(transport, name)))
      const seen = new Set<string>()
      while (seen.size < names.length) seen.add((await heard()).body)
      expect(talks.map((entries) => entries.length)).toEqual(names.map(() => 2))
      for (const [at, entries] of talks.entries()) expect(JSON.stringify(messagesOf(entries)[1])).toContain(names[at])
    })

    test('a queue that nobody reads is waited for in vain, and within bounds', async () => {
      const entries = await talk(openTo(`${broker.stomp}/nobody`, { replyMs: 300 }))
      expect(entries.at(-1)).toMatchObject({ kind: 'deadline', limit: 'reply', reachable: false })
    })

    test('a listener hears what a JMS client sends, and answers it', async () => {
      const listener = closing(
        await listeners.stomp(
          { host: '127.0.0.1', port: 0, broker: { url: `${broker.stomp}/cim9` } },
          { ...limits, onStray: () => undefined },
        ),
      )
      const came: string[] = []
      await listener.open('one', {
        receive: ({ meta, bytes }) => {
          came.push(`${meta.url ?? ''} ${Buffer.from(bytes).toString()}`)
          const isBusy = came.length === 1
          return { status: isBusy ? 503 : 200, headers: {}, bytes: Buffer.from(isBusy ? '' : 'thanks') }
        },
      })
      peer.tell(`ask queue ${listener.address('one')} text YQ==`)
      expect(await heard()).toMatchObject({ kind: 'TextMessage', body: 'thanks', correlationId: 'id of: the peer' })
      expect(came).toEqual(['cim9.one a', 'cim9.one a'])
      listener.closeMailbox('one')
    })
  })

  test('the probe tells whether a broker is there', async () => {
    expect(await probe({ url: `${broker.stomp}/any` }, 1_000)).toBe('reachable')
  })

  test('by TLS the broker is known by its certificate', async () => {
    test.skip(openssl.missing, openssl.reason)
    const folder = mkdtempSync(join(tmpdir(), 'cim9-stomps-'))
    cleanups.push(async () => rm(folder, { recursive: true, force: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
        ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', cert],
      ],
      { stdio: 'ignore' },
    )
    const ca = readFileSync(cert, 'utf8')
    const server = createTlsServer({ key: readFileSync(key), cert: ca }, (socket) => {
      const behind = connect(broker.ports.stomp, '127.0.0.1')
      for (const one of [socket, behind]) one.on('error', () => undefined)
      socket.pipe(behind).pipe(socket)
    })
    server.on('tlsClientError', () => undefined)
    const port = await listening(server)
    cleanups.push(() => new Promise((resolve) => server.close(resolve)))
    for (const host of ['127.0.0.1', 'localhost']) {
      const session = await connected(`stomps://${host}:${port}`, { ca })
      await session.put(destinationOf('peer'), { body: host })
      expect(await heard()).toMatchObject({ body: host })
    }
    expect(await troubleOf(connected(`stomps://127.0.0.1:${port}`))).toMatchObject({ event: 'tls' })
    const plain = await troubleOf(
      connectStomp({ url: `stomps://127.0.0.1:${broker.ports.stomp}/a`, ca }, { ...limits, connectMs: 500 }),
    )
    expect(plain).toMatchObject({ event: 'timeout', message: /the TLS handshake was not done within 500 ms/ })
  })

  test('user and password open, and whoever has none is told so', async () => {
    const user = { user: 'hes', password: 'ge:heim' }
    const guarded = closing(await startActiveMq({ user }))
    const session = await connected(guarded.stomp, { credentials: user })
    await session.put(destinationOf('a'), { body: 'a' })
    for (const more of [{}, { credentials: { user: 'hes', password: 'wrong' } }]) {
      const said = await troubleOf(connected(guarded.stomp, more))
      expect(said).toMatchObject({ event: 'refused', message: /password is invalid\.$/ })
      expect(said.message).not.toContain('wrong')
    }
  })

  /** Passes on to the broker, and does something when the client sends a frame of that kind; the frame is not passed on. */
  const before = (port: number, command: string, act: () => Promise<unknown>): Promise<number> =>
    serverThat((client) => {
      const behind = connect(port, '127.0.0.1')
      behind.on('error', () => undefined)
      behind.on('close', () => client.destroy())
      client.on('close', () => behind.destroy())
      behind.on('data', (chunk) => client.write(chunk))
      client.on('data', (chunk: Buffer) => {
        if (new RegExp(`(^|[\\n\\0])${command}\\n`).test(chunk.toString('latin1'))) void act()
        else behind.write(chunk)
      })
    })

  const places = [
    { when: 'it lets us in', command: 'CONNECT', event: 'refused', requestSent: false },
    { when: 'it makes our temporary queue', command: 'SUBSCRIBE', event: 'reset', requestSent: false },
    { when: 'it takes the request', command: 'SEND', event: 'reset', requestSent: true },
    { when: 'the SUT answers', command: '', event: 'reset', requestSent: true },
    // Whether its end was heard of before.
    { when: 'nothing is under way', command: 'nothing', event: /^(refused|reset)$/, requestSent: false },
  ]
  for (const { when, command, event, requestSent } of places)
    test(`a broker that dies when ${when} is told, and served again when it is back`, async () => {
      const first = closing(await startActiveMq())
      const { ports } = first
      const port = await before(ports.stomp, command || 'nothing', () => first.close())
      const answering = async (answer: (session: JmsSession, arrival: JmsArrival) => unknown) => {
        const session = await connected(`stomp://127.0.0.1:${ports.stomp}`)
        await session.subscribe(destinationOf('requests'), (arrival) => {
          void answer(session, arrival)
          return 'taken'
        })
      }
      const echo = (session: JmsSession, { meta: { replyTo = '' } }: JmsArrival) =>
        session.put(replyTo, { body: '<b/>' }).catch(() => undefined)
      await answering(command === '' ? () => first.close() : echo)

      const direct = openTo(`stomp://127.0.0.1:${ports.stomp}/requests`)
      const transport = command && command !== 'nothing' ? openTo(`stomp://127.0.0.1:${port}/requests`) : direct
      if (command === 'nothing') {
        expect(messagesOf(await talk(transport))).toHaveLength(2)
        await first.close()
      }
      const entries = await talk(transport)
      expect(eventOf(entries)).toMatchObject({ event: expect.stringMatching(event), requestSent })
      expect(entries).toHaveLength(2)

      closing(await startActiveMq({ ports }))
      await answering(echo)
      expect(messagesOf(await talk(direct))).toHaveLength(2)
    })

  test('the loss is told once, also to whoever asks later, and not where we close ourselves', async () => {
    const mortal = closing(await startActiveMq())
    const [session, closed] = [await connected(mortal.stomp), await connected(mortal.stomp)]
    const told: string[] = []
    closed.onLost(({ event }) => told.push(event))
    await closed.close()
    const lost = new Promise((resolve) => session.onLost(resolve))
    session.onLost(({ message }) => told.push(message))
    await mortal.close()
    await lost
    session.onLost(({ message }) => told.push(message))
    expect(told).toEqual([told[0], told[0]])
    expect(told[0]).toMatch(/^The connection to the broker was lost: .+\.$/)
    for (const act of [
      session.put(destinationOf('a'), { body: 'a' }),
      session.subscribe(undefined, () => 'taken' as const),
    ])
      expect(await troubleOf(act)).toMatchObject({ event: 'reset' })
    expect(await troubleOf(closed.put(destinationOf('a'), { body: 'a' }))).toMatchObject({ event: 'reset' })
    await session.close()
  })

  test('a broker that has become deaf is left within bounds', async () => {
    const port = await before(broker.ports.stomp, 'DISCONNECT', () => Promise.resolve())
    const session = await connectStomp({ url: `stomp://127.0.0.1:${port}/a` }, limits)
    const since = performance.now()
    await session.close()
    expect(performance.now() - since).toBeLessThan(4_000)
  })
})

test.describe('no broker of STOMP', () => {
  const troubles: Record<string, { url: () => Promise<string>; event: string; says: RegExp }> = {
    'a host that is none': {
      url: () => Promise.resolve('stomp://broker.invalid:61613'),
      event: 'dns',
      says: /^The host name of the broker was not found: .*broker\.invalid/,
    },
    'a port where nobody listens': {
      url: async () => {
        const server = createServer()
        const port = await listening(server)
        await new Promise((resolve) => server.close(resolve))
        return `stomp://127.0.0.1:${port}`
      },
      event: 'refused',
      says: /^No connection to the broker at 127\.0\.0\.1:\d+: .*ECONNREFUSED/,
    },
    'a web server': {
      url: async () => {
        const server = createHttpServer()
        const port = await listening(server)
        cleanups.push(() => new Promise((resolve) => server.close(resolve)))
        return `stomp://127.0.0.1:${port}`
      },
      event: 'refused',
      says: /does not speak STOMP/,
    },
    'a server that speaks first, of something else': {
      url: async () => `stomp://127.0.0.1:${await serverThat((socket) => socket.write('220 mail.example ESMTP\r\n'))}`,
      event: 'refused',
      says: /does not speak STOMP/,
    },
    'a server that hangs up': {
      url: async () => `stomp://127.0.0.1:${await serverThat((socket) => socket.end())}`,
      event: 'refused',
      says: /closed the connection without a word of STOMP/,
    },
    'a server that says nothing': {
      url: async () => `stomp://127.0.0.1:${await serverThat((socket) => socket.resume())}`,
      event: 'timeout',
      says: /did not open within 500 ms/,
    },
    'a server that begins well and never ends': {
      url: async () =>
        `stomp://127.0.0.1:${await serverThat((socket) => socket.write(`CONNECTED\nversion:1.2\n${'x'.repeat(9)}`))}`,
      event: 'timeout',
      says: /did not open within 500 ms/,
    },
    'a broker that complains': {
      url: async () =>
        `stomp://127.0.0.1:${await serverThat((socket) => socket.write('ERROR\nmessage:Only version 1.0 here.\n\n\0'))}`,
      event: 'refused',
      says: /: Only version 1\.0 here\.$/,
    },
  }
  for (const [name, { url, event, says }] of Object.entries(troubles))
    test(`${name} is told as what it is, and within bounds`, async () => {
      const transport = openTo(`${await url()}/requests`, { connectMs: 500 })
      const since = performance.now()
      const entries = await talk(transport)
      expect(eventOf(entries)).toMatchObject({ event, requestSent: false })
      expect(eventOf(entries)?.detail).toMatch(says)
      expect(performance.now() - since).toBeLessThan(4_000)
    })

  test('addresses that cannot be used are told before anything is sent', () => {
    for (const [url, says] of [
      ['stomp://hes:secret@127.0.0.1/requests', /user or password/],
      ['stomp://127.0.0.1', /names no queue/],
    ] as const)
      expect(() => openTo(url)).toThrow(says)
  })
})
