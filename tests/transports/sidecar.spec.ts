import { expect, test } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { jmsProvider, type JmsProvider } from '../../src/config/jms.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import type { WireMessage } from '../../src/exchange/entries.ts'
import { startRecord, type Recorder } from '../../src/exchange/recorder.ts'
import { destinationOf, type JmsArrival, type JmsSession, type Settlement } from '../../src/transports/jms/session.ts'
import { probe } from '../../src/transports/probe.ts'
import { openJms } from '../../src/transports/jms/open.ts'
import { connectSidecar, jmsPorts } from '../../src/transports/sidecar/connect.ts'
import { reasonIn } from '../../src/transports/sidecar/java.ts'
import { listenSidecar, openSidecar } from '../../src/transports/sidecar/open.ts'
import type { Endpoint, Outgoing } from '../../src/transports/transport.ts'
import { startActiveMq, type ActiveMq } from '../brokers/activemq.ts'
import { activemq } from '../needs.ts'
import { jakartaProvider, jndiProvider, openWireProvider, sidecarsOf } from '../brokers/openwire.ts'
import { inbox, textOf, troubleOf } from './broker-talk.ts'

/** The side-car for JMS, tried by OpenWire against a broker of Apache ActiveMQ. */

test.skip(activemq.missing, activemq.reason)
test.describe.configure({ mode: 'default' })

let broker: ActiveMq
test.beforeAll(async () => {
  broker = await startActiveMq()
})
test.afterAll(() => broker.close())

const limits = { connectMs: 20_000, maxBytes: 100_000 }
const endpointAt = (jms: JmsProvider, queue = 'requests'): Endpoint => ({ url: `jms:///${queue}`, jms })
const connected = (provider: JmsProvider = openWireProvider(broker)): Promise<JmsSession> =>
  connectSidecar(endpointAt(provider), limits)

test.describe('messages', () => {
  let session: JmsSession
  test.beforeAll(async () => {
    session = await connected()
  })
  test.afterAll(() => session.close())

  test('text and bytes arrive as they were put, with every header and the types of properties', async () => {
    const box = inbox()
    const subscription = await session.subscribe(destinationOf('headers'), box.consumer)
    expect(subscription.address).toBe('headers')
    const properties = { text: 'zwölf \u2028 "', whole: 3, long: 2 ** 40, broken: 1.5, is: true }
    const before = Date.now()
    const messageId = await session.put(destinationOf('headers'), {
      body: 'Zähler \u{1f50c}\n"\\',
      correlationId: 'c-1',
      replyTo: 'topic://answers',
      type: 'RequestMessage',
      persistent: true,
      expiresAt: Date.now() + 60_000,
      properties,
    })
    const text = await box.next()
    expect(textOf(text)).toBe('Zähler \u{1f50c}\n"\\')
    expect(text.meta).toEqual({
      destination: 'headers',
      body: 'text',
      messageId,
      correlationId: 'c-1',
      replyTo: 'topic://answers',
      type: 'RequestMessage',
      persistent: true,
      expiresAt: text.meta.expiresAt,
      properties,
    })
    expect(messageId).toMatch(/^ID:/)
    expect(Math.abs((text.meta.expiresAt ?? 0) - before - 60_000)).toBeLessThan(30_000)
    await session.put(destinationOf('headers'), { body: new Uint8Array([0, 255, 10, 13]) })
    const bytes = await box.next()
    expect(bytes.meta).toMatchObject({ body: 'bytes', persistent: false, properties: {} })
    expect([...bytes.bytes]).toEqual([0, 255, 10, 13])
    await subscription.close()
  })

  test('what is larger than is taken in is cut', async () => {
    const box = inbox()
    const subscription = await session.subscribe(destinationOf('large'), box.consumer)
    for (const body of ['ä'.repeat(60_000), new Uint8Array(100_001), 'a'.repeat(100_000)])
      await session.put(destinationOf('large'), { body })
    const came = [await box.next(), await box.next(), await box.next()]
    expect(came.map(({ overLimit, bytes }) => [overLimit ?? false, bytes.byteLength])).toEqual([
      [true, 100_000],
      [true, 100_000],
      [false, 100_000],
    ])
    await subscription.close()
  })

  test('a request is answered at its temporary queue, by another connection', async () => {
    const other = await connected()
    const [requests, replies] = [inbox(), inbox()]
    await other.subscribe(destinationOf('asked'), requests.consumer)
    const box = await session.subscribe(undefined, replies.consumer)
    const messageId = await session.put(destinationOf('asked'), { body: 'a question', replyTo: box.address })
    const asked = await requests.next()
    expect(asked.meta).toMatchObject({ messageId })
    await other.put(asked.meta.replyTo ?? '', { body: 'an answer', correlationId: asked.meta.messageId ?? '' })
    const reply = await replies.next()
    expect(textOf(reply)).toBe('an answer')
    expect(reply.meta).toMatchObject({ destination: box.address, correlationId: messageId })
    await box.close()
    const late = await troubleOf(other.put(asked.meta.replyTo ?? '', { body: 'a second answer' }))
    expect(late).toMatchObject({ event: 'rejected' })
    expect(late.message).toContain('did not take the message')
    await other.close()
  })

  test('what has expired is not delivered', async () => {
    await session.put(destinationOf('expiring'), { body: 'short', expiresAt: Date.now() + 1 })
    const box = inbox()
    await new Promise((later) => setTimeout(later, 20))
    const subscription = await session.subscribe(destinationOf('expiring'), box.consumer)
    await session.put(destinationOf('expiring'), { body: 'long', expiresAt: Date.now() + 60_000 })
    expect(textOf(await box.next())).toBe('long')
    await subscription.close()
  })

  test('what is given back comes again, and only that; at a topic it does not', async () => {
    const first = new Set<string>()
    const once = (arrival: JmsArrival): Settlement => {
      const isNew = !first.has(textOf(arrival))
      first.add(textOf(arrival))
      return isNew && textOf(arrival).startsWith('back') ? 'given back' : 'taken'
    }
    for (const name of ['again', 'topic://again']) {
      first.clear()
      const box = inbox(once)
      const subscription = await session.subscribe(destinationOf(name), box.consumer)
      for (const body of ['one', 'back two', 'three']) await session.put(destinationOf(name), { body })
      const came = [await box.next(), await box.next(), await box.next()].map(
        (arrival) => `${textOf(arrival)}${arrival.meta.redelivered ? ' again' : ''}`,
      )
      expect(came).toEqual(name === 'again' ? ['one', 'back two', 'back two again'] : ['one', 'back two', 'three'])
      if (name === 'again') expect(textOf(await box.next())).toBe('three')
      await subscription.close()
    }
  })

  test('a topic tells all who listen, and those only while they listen', async () => {
    const [one, two] = [inbox(), inbox()]
    const listening = await Promise.all(
      [one, two].map(({ consumer }) => session.subscribe(destinationOf('topic://news'), consumer)),
    )
    expect(listening.map(({ address }) => address)).toEqual(['topic://news', 'topic://news'])
    await session.put(destinationOf('topic://news'), { body: 'first' })
    expect([textOf(await one.next()), textOf(await two.next())]).toEqual(['first', 'first'])
    await listening[0]?.close()
    await session.put(destinationOf('topic://news'), { body: 'second' })
    expect(textOf(await two.next())).toBe('second')
    expect(one.arrivals).toEqual([])
    await listening[1]?.close()
  })
})

test.describe('what goes wrong is told in words', () => {
  const bad = (change: object): JmsProvider => jmsProvider.parse({ ...openWireProvider(broker), ...change })
  const cases: readonly (readonly [what: string, provider: () => JmsProvider, event: string, says: RegExp])[] = [
    [
      'no Java',
      () => bad({ java: '/nowhere/java' }),
      'refused',
      /"\/nowhere\/java" cannot be started.*JDK.*ixit\.jms\.java/,
    ],
    [
      'no JMS on the class path',
      () => bad({ classPath: ['/tmp'], compiled: false }),
      'reset',
      /javax\.jms is not on the class path/,
    ],
    [
      'no such class',
      () => bad({ connectionFactory: { class: 'org.example.Factory' } }),
      'refused',
      /There is no class org\.example\.Factory on the class path/,
    ],
    [
      'a class of another kind',
      () => bad({ connectionFactory: { class: 'java.lang.String' } }),
      'refused',
      /is no javax\.jms\.ConnectionFactory/,
    ],
    [
      'no such property',
      () => bad({ connectionFactory: { class: activeMqFactory, properties: { colour: 'red' } } }),
      'refused',
      /has no property colour/,
    ],
    [
      'nobody listens',
      () => bad({ connectionFactory: { class: activeMqFactory, url: 'tcp://127.0.0.1:1' } }),
      'refused',
      /Connection refused/,
    ],
    [
      'no such name in JNDI',
      () => jndiProvider(broker, { connectionFactory: 'NoFactory' }),
      'refused',
      /JNDI knows no name NoFactory/,
    ],
    [
      'no initial context',
      () => jndiProvider(broker, { environment: { 'java.naming.factory.initial': 'org.example.Context' } }),
      'refused',
      /JNDI cannot be used.*org\.example\.Context/,
    ],
  ]
  const activeMqFactory = 'org.apache.activemq.ActiveMQConnectionFactory'
  for (const [what, provider, event, says] of cases)
    test(what, async () => {
      const trouble = await troubleOf(connected(provider()))
      expect(trouble.message).toMatch(says)
      expect(trouble.event).toBe(event)
      expect(await probe(endpointAt(provider()), 20_000)).toEqual({ unreachable: trouble.message })
    })

  test('a provider that is not declared, and a class path that leads nowhere', () => {
    const open = (endpoint: Endpoint) => () => openSidecar(endpoint, { connectMs: 1, replyMs: 1 }, { maxBytes: 1 })
    expect(open({ url: 'jms:///requests' })).toThrow('Write ixit.jms')
    expect(open(endpointAt(bad({ classPath: ['/nowhere/a.jar'] })))).toThrow(
      'ixit.jms.classPath names /nowhere/a.jar, which is not there.',
    )
  })

  test('a broker that never answers is not waited for longer than agreed', async () => {
    const mute = createServer(() => undefined)
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening))
    const { port } = mute.address() as { port: number }
    const provider = bad({
      connectionFactory: { class: activeMqFactory, url: `tcp://127.0.0.1:${port}?wireFormat.maxInactivityDuration=0` },
    })
    const trouble = await troubleOf(connectSidecar(endpointAt(provider), { ...limits, connectMs: 1_000 }))
    expect(trouble).toMatchObject({ event: 'timeout' })
    expect(trouble.message).toContain('did not connect within 1000 ms')
    mute.close()
  })

  test('who is not let in, and who is', async () => {
    const guarded = await startActiveMq({ user: { user: 'cim9', password: 'secret' } })
    const endpoint = endpointAt(openWireProvider(guarded))
    const wrong = await troubleOf(
      connectSidecar({ ...endpoint, credentials: { user: 'cim9', password: 'guess' } }, limits),
    )
    expect(wrong).toMatchObject({ event: 'refused' })
    expect(wrong.message).toContain('not permitted')
    expect(wrong.message).not.toContain('guess')
    const right = await connectSidecar({ ...endpoint, credentials: { user: 'cim9', password: 'secret' } }, limits)
    await right.put(destinationOf('q'), { body: 'let in' })
    await right.close()
    await guarded.close()
  })
})

const outgoing = (text: string): Outgoing => ({
  bytes: Buffer.from(text),
  headers: {},
  operation: { operation: 'request', action: 'x' } as unknown as Outgoing['operation'],
  repeatable: false,
})
const freshRecord = (): Recorder => startRecord({} as unknown as Parameters<typeof startRecord>[0], systemClock())
const messagesIn = (recorder: Recorder): readonly WireMessage[] =>
  recorder.record().entries.filter((entry) => entry.kind === 'message')

test.describe('requests', () => {
  test('the record has the true JMSMessageID, and the answers of whoever serves', async () => {
    const server = await connected()
    await server.subscribe(destinationOf('served'), async ({ meta }): Promise<Settlement> => {
      await server.put(meta.replyTo ?? '', { body: 'answer', correlationId: meta.messageId ?? '' })
      return 'taken'
    })
    const transport = openSidecar(
      endpointAt(openWireProvider(broker), 'served'),
      { connectMs: 20_000, replyMs: 20_000 },
      { maxBytes: 1_000 },
    )
    const recorder = freshRecord()
    const { request, reply } = await transport.send(outgoing('question'), recorder)
    const [asked, answered] = messagesIn(recorder)
    expect([asked?.seq, answered?.seq, answered?.inResponseTo]).toEqual([request, reply, request])
    expect(asked?.meta.jms?.messageId).toMatch(/^ID:/)
    expect(answered?.meta.jms?.correlationId).toBe(asked?.meta.jms?.messageId)
    await transport.close()
    await server.close()
  })

  test('a process that dies in the middle is told, and the next request goes by another', async () => {
    const endpoint = endpointAt(openWireProvider(broker), 'nobody-serves')
    const transport = openSidecar(endpoint, { connectMs: 20_000, replyMs: 20_000 }, { maxBytes: 1_000 })
    const before = new Set(sidecarsOf(process.pid))
    const recorder = freshRecord()
    const sent = transport.send(outgoing('question'), recorder)
    await expect.poll(() => messagesIn(recorder).length, { timeout: 20_000 }).toBe(1)
    const [pid] = sidecarsOf(process.pid).filter((one) => !before.has(one))
    expect(pid).toBeDefined()
    process.kill(pid ?? 0, 'SIGKILL')
    const { request, reply } = await sent
    expect(reply).toBeUndefined()
    expect(recorder.record().entries.at(-1)).toMatchObject({
      kind: 'transport',
      event: 'reset',
      inResponseTo: request,
      requestSent: true,
      detail: 'The side-car for JMS ended by SIGKILL.',
    })
    const server = await connected()
    await server.subscribe(destinationOf('nobody-serves'), async ({ meta }): Promise<Settlement> => {
      // The first question is still there, and nobody waits for its answer.
      await server.put(meta.replyTo ?? '', { body: 'answer' }).catch(() => undefined)
      return 'taken'
    })
    expect((await transport.send(outgoing('again'), freshRecord())).reply).toBeDefined()
    await transport.close()
    await server.close()
  })

  test('what a broker that is full does not take is given up for good', async () => {
    const full = await startActiveMq()
    const session = await connected(openWireProvider(full))
    const lost: string[] = []
    session.onLost(({ event }) => lost.push(event))
    const body = new Uint8Array(16 * 1024 * 1024)
    const put = () => troubleOf(session.put(destinationOf('full'), { body, expiresAt: Date.now() + 4_000 }))
    let trouble = await put()
    for (let more = 8; more && !trouble.event; more--) trouble = await put()
    expect(trouble).toMatchObject({
      event: 'timeout',
      message: expect.stringMatching(/^The provider of JMS did not take the message within (39\d\d|4000) ms\.$/),
    })
    expect(lost).toEqual(['timeout'])
    expect(await put()).toBe(trouble)
    await session.close()
    await full.close()
  })

  test('a side-car is in a group of its own: Ctrl-C does not end it before us', async () => {
    const before = new Set(sidecarsOf(process.pid))
    const session = await connected()
    const [pid = 0] = sidecarsOf(process.pid).filter((one) => !before.has(one))
    const { stdout } = spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' })
    expect(Number(stdout)).toBe(pid)
    await session.close()
    expect(sidecarsOf(process.pid)).not.toContain(pid)
  })

  test('a broker that dies is told, and one in its place is found', async () => {
    const dying = await startActiveMq()
    const endpoint = endpointAt(openWireProvider(dying), 'q')
    const transport = openSidecar(endpoint, { connectMs: 20_000, replyMs: 20_000 }, { maxBytes: 1_000 })
    const recorder = freshRecord()
    const sent = transport.send(outgoing('question'), recorder)
    await expect.poll(() => messagesIn(recorder).length, { timeout: 20_000 }).toBe(1)
    await dying.close()
    await sent
    const last = recorder.record().entries.at(-1)
    expect(last).toMatchObject({ kind: 'transport', event: 'reset', requestSent: true })
    expect(JSON.stringify(last)).toContain('The connection to the broker was lost')
    expect(await probe(endpoint, 20_000)).toMatchObject({ unreachable: expect.stringContaining('Connection refused') })
    const fresh = await startActiveMq({ ports: dying.ports })
    expect(await probe(endpoint, 20_000)).toBe('reachable')
    await transport.close()
    await fresh.close()
  })
})

test('a listener takes what comes to its queue, is answered for it, and what it does not accept comes again', async () => {
  const jms = openWireProvider(broker)
  const listener = await listenSidecar(
    { host: '', port: 0, broker: { url: 'jms:///cim9', jms }, destinations: { events: 'topic://meter.events' } },
    { maxBytes: 1_000, connectMs: 20_000, onStray: () => undefined },
  )
  expect([listener.address('a'), listener.address('topic-b'), listener.address('events')]).toEqual([
    'cim9.a',
    'topic://cim9.topic-b',
    'topic://meter.events',
  ])
  const texts: string[] = []
  await listener.open('a', {
    receive: ({ bytes }) => {
      texts.push(Buffer.from(bytes).toString('utf8'))
      return { status: texts.length === 1 ? 503 : 200, headers: {}, bytes: Buffer.from('noted') }
    },
  })
  const sender = await connected()
  const answers = inbox()
  const box = await sender.subscribe(undefined, answers.consumer)
  const messageId = await sender.put(destinationOf('cim9.a'), { body: 'event', replyTo: box.address })
  const answer = await answers.next()
  expect(texts).toEqual(['event', 'event'])
  expect([textOf(answer), answer.meta.correlationId]).toEqual(['noted', messageId])
  await listener.close()
  await sender.close()
})

test.describe('by names of JNDI', () => {
  test('the factory and destinations are looked up', async () => {
    const session = await connected(jndiProvider(broker, { destinations: { requests: 'jms/Requests' } }))
    const box = inbox()
    await session.subscribe(destinationOf('requests'), box.consumer)
    const plain = await connected()
    // The name of the queue behind the name of JNDI.
    await plain.put(destinationOf('head-end.requests'), { body: 'by its own name' })
    expect(textOf(await box.next())).toBe('by its own name')
    await session.put(destinationOf('requests'), { body: 'by the name of JNDI' })
    expect((await box.next()).meta.destination).toBe('requests')
    await plain.close()
    await session.close()
  })

  test('a destination that JNDI does not know is told', async () => {
    const session = await connected(jndiProvider(broker, { destinations: { requests: 'jms/Other' } }))
    const trouble = await troubleOf(session.subscribe(destinationOf('requests'), () => 'taken'))
    expect(trouble).toMatchObject({ event: 'rejected' })
    expect(trouble.message).toContain('does not let us listen at requests: JNDI knows no name jms/Other.')
    await session.close()
  })
})

test('the source that users start is the one that is tried, without a compiled class', async () => {
  const session = await connected(jmsProvider.parse({ ...openWireProvider(broker), compiled: false }))
  expect(await session.put(destinationOf('source'), { body: 'by the source' })).toMatch(/^ID:/)
  await session.close()
})

test('a provider of jakarta.jms is served in the same way, and the wrong package is told', async () => {
  const { provider, remove } = jakartaProvider(broker)
  const session = await connected(provider)
  const box = inbox()
  await session.subscribe(destinationOf('jakarta'), box.consumer)
  const messageId = await session.put(destinationOf('jakarta'), { body: 'by jakarta.jms', properties: { is: true } })
  const arrival = await box.next()
  expect([textOf(arrival), arrival.meta.messageId, arrival.meta.properties]).toEqual([
    'by jakarta.jms',
    messageId,
    { is: true },
  ])
  await session.close()
  const wrong = await troubleOf(connected(jmsProvider.parse({ ...provider, api: 'javax' })))
  remove()
  expect(wrong.message).toContain('javax.jms is not on the class path')
})

test('of what a Java complains about that ended, the reason is told', () => {
  const reasons: readonly (readonly [complaint: string, reason: string])[] = [
    ['', ''],
    ['\nsomething\n  else\n', 'something else'],
    ['Sidecar.java:27: error: package javax.jms does not exist', 'javax.jms is not on the class path'],
    ['java.lang.NoClassDefFoundError: jakarta/jms/Destination', 'jakarta.jms is not on the class path'],
    ['Caused by: java.lang.ClassNotFoundException: Sidecar', 'the class Sidecar is not on the class path'],
    ['java.lang.InternalError: Module jdk.compiler not in boot Layer', 'this Java has no compiler'],
    ['Error: Could not find or load main class .opt.cim9.sidecar.Sidecar.java', 'this Java has no compiler'],
  ]
  for (const [complaint, reason] of reasons) expect(reasonIn(complaint).slice(0, reason.length)).toBe(reason)
})

test('an answer that overtakes the word that its request was sent stands behind it, and the id is the true one', async () => {
  const fake: JmsSession = {
    ownIds: false,
    subscribe: (_from, consumer) => {
      void putting.then(async () => {
        await consumer({ meta: { destination: 'box', body: 'text', properties: {} }, bytes: Buffer.from('answer') })
        confirm('ID:true')
      })
      return Promise.resolve({ address: 'box', close: () => Promise.resolve() })
    },
    put: () => {
      begin()
      return confirmed
    },
    onLost: () => undefined,
    close: () => Promise.resolve(),
  }
  let begin: () => void = () => undefined
  let confirm: (id: string) => void = () => undefined
  const putting = new Promise<void>((resolve) => (begin = resolve))
  const confirmed = new Promise<string>((resolve) => (confirm = resolve))
  const open = openJms('jms', () => Promise.resolve(fake), jmsPorts)
  const transport = open({ url: 'jms:///q' }, { connectMs: 1_000, replyMs: 10_000 }, { maxBytes: 1_000 })
  const recorder = freshRecord()
  await transport.send(outgoing('question'), recorder)
  expect(messagesIn(recorder).map(({ from, meta }) => [from, meta.jms?.messageId])).toEqual([
    ['harness', 'ID:true'],
    ['sut', undefined],
  ])
  await transport.close()
})
