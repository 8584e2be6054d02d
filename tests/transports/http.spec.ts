import { expect, test } from '@playwright/test'
import nock from 'nock'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import {
  createServer as createTcpServer,
  connect,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../../src/exchange/clock.ts'
import type { DeadlineExpired, Entry, TransportEvent, WireMessage } from '../../src/exchange/entries.ts'
import { bytesOf, startRecord, type Recorder } from '../../src/exchange/recorder.ts'
import { openssl } from '../needs.ts'
import { openHttp } from '../../src/transports/http/open.ts'
import { probe } from '../../src/transports/probe.ts'
import { transports } from '../../src/transports/index.ts'
import type { Deadlines, Delivery, Endpoint, Outgoing, Transport } from '../../src/transports/transport.ts'

// Its import intercepts at once; only the tests that name it want that.
nock.restore()

const cleanups: (() => unknown)[] = []
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test.describe('what crosses the wire is in the record', () => {
  test('request and reply are recorded byte for byte, the reply as the answer to the request', async () => {
    const reply = Buffer.from([0x00, 0xff, 0xfe, 0x0d, 0x80])
    const heard: Buffer[] = []
    const url = await httpSut((request, response) => {
      request.on('data', (chunk: Buffer) => heard.push(chunk))
      request.on('end', () => response.writeHead(500, { 'content-type': 'text/xml' }).end(reply))
    })
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xc3, 0x28])
    const { delivery, entries } = await talk(`${url}cim?x=1#top`, { bytes, headers: { soapaction: '"get"' } })

    expect(delivery).toEqual({ request: 1, reply: 2 })
    expect(entries).toHaveLength(2)
    const [request, answer] = messagesOf(entries)
    expect(request).toMatchObject({ seq: 1, from: 'harness', to: 'sut', transport: 'http' })
    expect(request?.meta).toMatchObject({ url: `${url}cim?x=1`, method: 'POST', headers: { soapaction: '"get"' } })
    expect(bodyBytes(request)).toEqual(bytes)
    expect(Buffer.concat(heard)).toEqual(bytes)
    expect(answer).toMatchObject({ seq: 2, from: 'sut', to: 'harness', transport: 'http', inResponseTo: 1 })
    expect(answer?.meta).toMatchObject({ status: 500, headers: { 'content-type': 'text/xml' } })
    expect(answer?.meta).not.toHaveProperty('truncated')
    expect(bodyBytes(answer)).toEqual(reply)
  })

  test('the request is in the record before its first byte is sent', async () => {
    const recorder = newRecorder()
    let recorded = 0
    const url = await httpSut((_request, response) => {
      recorded = recorder.record().entries.length
      response.end()
    })
    await openTo({ url }).send(message(), recorder)
    expect(recorded).toBe(2)
  })

  test('the recorded headers are exactly those that were sent', async () => {
    let heard: IncomingMessage['headers'] = {}
    const url = await httpSut((request, response) => {
      heard = request.headers
      response.end()
    })
    const { entries } = await talk(url, { headers: { 'content-type': 'text/xml' } })
    const [request] = messagesOf(entries)
    expect(request?.meta.headers).toEqual(heard)
    expect(heard).toMatchObject({ 'content-length': '4', 'content-type': 'text/xml', connection: 'keep-alive' })
  })

  test('no compression is asked for, and a compressed body stays as it came', async () => {
    const squeezed = Buffer.from([0x1f, 0x8b, 0x08, 0x00])
    let heard: IncomingMessage['headers'] = {}
    const url = await httpSut((request, response) => {
      heard = request.headers
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(squeezed)
    })
    const { entries } = await talk(url)
    expect(heard).not.toHaveProperty('accept-encoding')
    expect(bodyBytes(messagesOf(entries)[1])).toEqual(squeezed)
  })

  test('user and password are sent as HTTP Basic and never enter the record', async () => {
    let heard: string | undefined
    const url = await httpSut((request, response) => {
      heard = request.headers.authorization
      response.end()
    })
    const { entries } = await talk(url, {}, { credentials: { user: 'hes', password: 'gehéim:x' } })
    expect(heard).toBe(`Basic ${Buffer.from('hes:gehéim:x').toString('base64')}`)
    expect(messagesOf(entries)[0]?.meta.headers['authorization']).toBe('Basic ***')
    expect(JSON.stringify(entries)).not.toContain(String(heard).slice('Basic '.length))
  })

  test('a token goes as Bearer, and is not in the record', async () => {
    let heard: string | undefined
    const url = await httpSut((request, response) => {
      heard = request.headers.authorization
      response.end('<a/>')
    })
    const { entries } = await talk(url, {}, { token: 'sesame-42' })
    expect(heard).toBe('Bearer sesame-42')
    expect(messagesOf(entries)[0]?.meta.headers['authorization']).toBe('Bearer ***')
    expect(JSON.stringify(entries)).not.toContain('sesame')
  })

  test('an authorization the caller gives never enters the record either', async () => {
    const url = await httpSut((_request, response) => response.end())
    const { entries } = await talk(url, { headers: { authorization: 'Bearer abcdef' } })
    expect(JSON.stringify(entries)).not.toContain('abcdef')
  })

  test('repeated headers of a reply are all recorded', async () => {
    const url = await rawSut((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n'),
    )
    const { entries } = await talk(url)
    expect(messagesOf(entries)[1]?.meta.headers).toMatchObject({ 'x-a': '1, 2' })
  })

  test('messages sent at the same time each get their own reply', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): unknown => warnings.push(warning)
    process.on('warning', onWarning)
    cleanups.push(() => process.off('warning', onWarning))
    const url = await httpSut((request, response) => void request.pipe(response))
    const transport = openTo({ url })
    const recorder = newRecorder()
    const numbers = Array.from({ length: 40 }, (_, index) => `number ${index}`)
    const deliveries = await Promise.all(
      numbers.map((text) => transport.send(message({ bytes: Buffer.from(text) }), recorder)),
    )
    const { entries } = recorder.record()
    const replies = deliveries.map(({ reply = 0 }) => entries[reply] as WireMessage)
    expect(replies.map((reply) => bodyBytes(reply).toString())).toEqual(numbers)
    expect(replies.map((reply) => reply.inResponseTo)).toEqual(deliveries.map(({ request }) => request))
    expect(warnings).toEqual([])
  })
})

test.describe('HTTP as it is', () => {
  test('a redirect is a reply like any other', async () => {
    let requests = 0
    const url = await httpSut((_request, response) => {
      requests++
      response.writeHead(307, { location: '/elsewhere' }).end('moved')
    })
    const { entries } = await talk(url)
    expect(messagesOf(entries)[1]?.meta).toMatchObject({ status: 307, headers: { location: '/elsewhere' } })
    expect(requests).toBe(1)
  })

  test('interim 1xx answers are passed over', async () => {
    const url = await rawSut((socket) =>
      socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n' + ok('done')),
    )
    const { entries } = await talk(url)
    expect(entries).toHaveLength(2)
    expect(messagesOf(entries)[1]?.meta.status).toBe(200)
  })

  test('an offer to upgrade beside a reply changes nothing', async () => {
    const url = await rawSut((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 4\r\n\r\ndone'),
    )
    const { entries } = await talk(url)
    expect(entries).toHaveLength(2)
    expect(bodyBytes(messagesOf(entries)[1]).toString()).toBe('done')
  })

  test('a switch of protocols nobody asked for is a reset', async () => {
    const url = await rawSut((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    )
    const { delivery, entries } = await talk(url)
    expect(entries).toHaveLength(2)
    expect(eventOf(entries)).toMatchObject({ event: 'reset', requestSent: true, inResponseTo: delivery.request })
  })

  test('a body that ends with the connection is complete', async () => {
    const url = await rawSut((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nall of it'))
    const { entries } = await talk(url)
    expect(entries).toHaveLength(2)
    expect(messagesOf(entries)[1]?.meta).not.toHaveProperty('truncated')
    expect(bodyBytes(messagesOf(entries)[1]).toString()).toBe('all of it')
  })

  test('a reply given before the whole message was read is a reply', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined).pause()
      socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig')
    })
    const { entries } = await talk(`http://${await listen(server)}/`, { bytes: tooBigToBuffer })
    expect(entries).toHaveLength(2)
    expect(messagesOf(entries)[1]?.meta.status).toBe(413)
  })

  test('the connection is kept alive from one message to the next', async () => {
    const connections = new Set<Socket>()
    const url = await httpSut((request, response) => {
      connections.add(request.socket)
      request.resume().on('end', () => response.end('ok'))
    })
    const transport = openTo({ url })
    for (let count = 0; count < 3; count++) await transport.send(message({ repeatable: true }), newRecorder())
    expect(connections.size).toBe(1)
  })
})

test.describe('no connection', () => {
  test('nobody listening is `refused`', async () => {
    const url = await deserted()
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1 })
    expect(eventOf(entries)).toMatchObject({ event: 'refused', requestSent: false, inResponseTo: 1 })
    expect(eventOf(entries)?.detail).toContain('ECONNREFUSED')
  })

  test('a host that cannot be reached is `refused`', async () => {
    fault(Object.assign(new Error('connect EHOSTUNREACH 192.0.2.1:80'), { code: 'EHOSTUNREACH', syscall: 'connect' }))
    const { entries } = await talk('http://sut.test/')
    expect(eventOf(entries)).toMatchObject({ event: 'refused', requestSent: false })
  })

  test('where a host has several addresses the reason of each is told', async () => {
    const causes = [new Error('connect ECONNREFUSED ::1:80'), new Error('connect ECONNREFUSED 127.0.0.1:80')]
    fault(Object.assign(new AggregateError(causes), { code: 'ECONNREFUSED' }))
    const { entries } = await talk('http://sut.test/')
    expect(eventOf(entries)?.event).toBe('refused')
    for (const cause of causes) expect(eventOf(entries)?.detail).toContain(cause.message)
  })

  test('an unknown host name is `dns`', async () => {
    fault(Object.assign(new Error('getaddrinfo EAI_AGAIN sut.test'), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }))
    const { entries } = await talk('http://sut.test/')
    expect(eventOf(entries)).toMatchObject({ event: 'dns', requestSent: false })
    expect(eventOf(entries)?.detail).toContain('sut.test')
  })

  test('a network that gives up connecting is `timeout`', async () => {
    fault(Object.assign(new Error('connect ETIMEDOUT 192.0.2.1:80'), { code: 'ETIMEDOUT', syscall: 'connect' }))
    const { entries } = await talk('http://sut.test/')
    expect(eventOf(entries)).toMatchObject({ event: 'timeout', requestSent: false })
  })

  test('a host that does not answer in `connectMs` is `timeout`', async () => {
    const { entries } = await talk(await silentHost(), {}, {}, { connectMs: 80 })
    expect(eventOf(entries)).toMatchObject({ event: 'timeout', requestSent: false })
    expect(eventOf(entries)?.detail).toBe('No TCP connection within 80 ms.')
  })

  test('a TLS handshake that is not done in `connectMs` is `timeout`', async () => {
    const server = createTcpServer((socket) => socket.on('error', () => undefined).resume())
    const { entries } = await talk(`https://${await listen(server)}/`, {}, {}, { connectMs: 80 })
    expect(eventOf(entries)).toMatchObject({ event: 'timeout', requestSent: false })
    expect(eventOf(entries)?.detail).toContain('TLS handshake')
  })
})

test.describe('a connection that breaks', () => {
  test('closed before any byte of a reply is `closed-without-reply`', async () => {
    const url = await rawSut((socket) => socket.end())
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1 })
    expect(eventOf(entries)).toMatchObject({ event: 'closed-without-reply', requestSent: true, inResponseTo: 1 })
  })

  test('reset before any byte of a reply is `reset`', async () => {
    const url = await rawSut((socket) => socket.resetAndDestroy())
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1 })
    expect(eventOf(entries)).toMatchObject({ event: 'reset', requestSent: true, inResponseTo: 1 })
  })

  test('closed within the head of a reply is `reset`', async () => {
    const url = await rawSut((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-'))
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1 })
    expect(eventOf(entries)).toMatchObject({ event: 'reset', requestSent: true })
  })

  test('reset while the message is still being sent says that it was not sent', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy())
    })
    const { entries } = await talk(`http://${await listen(server)}/`, { bytes: tooBigToBuffer })
    expect(eventOf(entries)).toMatchObject({ event: 'reset', requestSent: false })
  })

  const cut: Record<string, (socket: Socket) => void> = {
    'a content-length longer than the body': (socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<half'),
    'a chunked body without its end': (socket) =>
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<half\r\n'),
    'a reset in the middle of the body': (socket) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<half', () => socket.resetAndDestroy()),
    'a chunk size that is no number': (socket) =>
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<half\r\nzz\r\n'),
  }
  for (const [what, misbehave] of Object.entries(cut))
    test(`${what}: a truncated message with the bytes that came, then \`reset\``, async () => {
      const { delivery, entries } = await talk(await rawSut(misbehave))
      expect(delivery).toEqual({ request: 1, reply: 2 })
      expect(messagesOf(entries)[1]?.meta).toMatchObject({ status: 200, truncated: true })
      expect(bodyBytes(messagesOf(entries)[1]).toString()).toBe('<half')
      expect(eventOf(entries)).toMatchObject({ seq: 3, event: 'reset', requestSent: true, inResponseTo: 1 })
    })
})

test.describe('an answer that is not HTTP', () => {
  test('is a `reset` that tells what the parser found and how the answer begins', async () => {
    const url = await rawSut((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'))
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1 })
    expect(eventOf(entries)).toMatchObject({ event: 'reset', requestSent: true })
    expect(eventOf(entries)?.detail).toContain('is not HTTP: Parse Error: Expected HTTP/')
    expect(eventOf(entries)?.detail).toContain('"SSH-2.0-OpenSSH_9.2\\r\\n"')
  })

  const heads: Record<string, string> = {
    'a header value with a control character': 'X-A: a\u0000b\r\nContent-Length: 0\r\n\r\n',
    'a content-length that is no number': 'Content-Length: many\r\n\r\n',
    'a header name with a blank': 'X A: 1\r\nContent-Length: 0\r\n\r\n',
    'more headers than anyone needs': `X-A: ${'a'.repeat(100_000)}\r\n\r\n`,
  }
  for (const [what, head] of Object.entries(heads))
    test(`${what} is a \`reset\`, not a crash`, async () => {
      const url = await rawSut((socket) => socket.write(`HTTP/1.1 200 OK\r\n${head}`))
      const { entries } = await talk(url)
      expect(entries).toHaveLength(2)
      expect(eventOf(entries)?.event).toBe('reset')
      expect(eventOf(entries)?.detail).toContain('HPE_')
    })

  test('bytes beyond the announced end of a reply are told beside the reply', async () => {
    const url = await rawSut((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<a/>and more'))
    const { delivery, entries } = await talk(url)
    expect(delivery).toEqual({ request: 1, reply: 2 })
    expect(bodyBytes(messagesOf(entries)[1]).toString()).toBe('<a/')
    expect(messagesOf(entries)[1]?.meta).not.toHaveProperty('truncated')
    expect(eventOf(entries)).toMatchObject({ seq: 3, event: 'reset' })
    expect(eventOf(entries)?.detail).toContain('after the end the reply announces')
  })
})

test.describe('deadlines and limits', () => {
  test('no reply in `replyMs` is an expired deadline', async () => {
    const url = await rawSut(() => undefined)
    const { delivery, entries } = await talk(url, {}, {}, { replyMs: 60 })
    expect(delivery).toEqual({ request: 1 })
    expect(entries).toHaveLength(2)
    expect(deadlineOf(entries)).toMatchObject({ limit: 'reply', inResponseTo: 1 })
    expect(deadlineOf(entries)?.waitedMs).toBeGreaterThanOrEqual(60)
  })

  test('a reply that is only partly there in `replyMs` is a truncated message and an expired deadline', async () => {
    const url = await rawSut((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<half'))
    const { delivery, entries } = await talk(url, {}, {}, { replyMs: 100 })
    expect(delivery).toEqual({ request: 1, reply: 2 })
    expect(messagesOf(entries)[1]?.meta).toMatchObject({ status: 200, truncated: true })
    expect(bodyBytes(messagesOf(entries)[1]).toString()).toBe('<half')
    expect(deadlineOf(entries)).toMatchObject({ seq: 3, limit: 'reply', inResponseTo: 1 })
  })

  test('a trickle does not extend the deadline', async () => {
    const url = await rawSut((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
      const drip = setInterval(() => socket.write('x'), 10)
      socket.on('close', () => clearInterval(drip))
    })
    const { entries } = await talk(url, {}, {}, { replyMs: 100 })
    expect(deadlineOf(entries)).toMatchObject({ limit: 'reply' })
  })

  test('a message the peer does not take in `replyMs` is `timeout`, since it was never sent', async () => {
    const server = createTcpServer((socket) => socket.on('error', () => undefined).pause())
    const { entries } = await talk(`http://${await listen(server)}/`, { bytes: tooBigToBuffer }, {}, { replyMs: 100 })
    expect(eventOf(entries)).toMatchObject({ event: 'timeout', requestSent: false })
    expect(deadlineOf(entries)).toBeUndefined()
  })

  test('a reply that came while the harness itself was busy is not late', async () => {
    const { url, asked } = await sutInAnotherThread()
    const busy = asked.then(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400))
    const { entries } = await talk(url, {}, {}, { replyMs: 200 })
    expect(await busy).toBe('timed-out')
    expect(entries).toHaveLength(2)
    expect(messagesOf(entries)[1]?.meta.status).toBe(200)
  })

  test('a connection that stood while the harness itself was busy is not late', async () => {
    const { url } = await sutInAnotherThread()
    const talking = talk(url, {}, {}, { connectMs: 50 })
    // The connection is asked for in these ticks; it stands long before this thread looks again.
    for (let tick = 0; tick < 10; tick++) await new Promise<void>((resolve) => process.nextTick(resolve))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150)
    const { entries } = await talking
    expect(eventOf(entries)).toBeUndefined()
    expect(messagesOf(entries)[1]?.meta.status).toBe(200)
  })

  test('a reply over `maxBytes` is left unread and marked', async () => {
    let closed: () => void = () => undefined
    const gone = new Promise<void>((resolve) => (closed = resolve))
    const url = await httpSut((_request, response) => {
      response.on('close', closed)
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      }
      response.on('drain', pour)
      pour()
    })
    const { delivery, entries } = await talk(url, {}, {}, {}, 100_000)
    await gone
    expect(delivery).toEqual({ request: 1, reply: 2 })
    expect(entries).toHaveLength(2)
    const [, reply] = messagesOf(entries)
    expect(reply?.meta).toMatchObject({ status: 200, overLimit: true })
    expect(bodyBytes(reply).length).toBeGreaterThan(100_000)
    expect(bodyBytes(reply).length).toBeLessThan(1_000_000)
  })

  test('a reply of exactly `maxBytes` is not over the limit', async () => {
    const url = await httpSut((_request, response) => response.end('x'.repeat(1000)))
    const { entries } = await talk(url, {}, {}, {}, 1000)
    expect(messagesOf(entries)[1]?.meta).not.toHaveProperty('overLimit')
  })
})

test.describe('a kept-alive connection the SUT has closed meanwhile', () => {
  /** Answers the first message of its first connection; what it does with the second one is the test's business. */
  const forgetful = async (misbehave: (socket: Socket) => void, later: (socket: Socket) => void = answer) => {
    const heard: number[] = []
    const url = await rawSut((socket, connection, message) => {
      heard.push(connection)
      if (connection > 1) later(socket)
      else if (message === 1) answer(socket)
      else misbehave(socket)
    })
    return { url, heard }
  }
  const twice = async (
    url: string,
    repeatable: boolean,
  ): Promise<{ delivery: Delivery; entries: readonly Entry[] }> => {
    const transport = openTo({ url })
    await transport.send(message({ repeatable: true }), newRecorder())
    const recorder = newRecorder()
    const delivery = await transport.send(message({ repeatable }), recorder)
    return { delivery, entries: recorder.record().entries.slice(1) }
  }
  const closings: Record<string, (socket: Socket) => void> = {
    closed: (socket) => socket.end(),
    reset: (socket) => socket.resetAndDestroy(),
  }

  for (const [how, close] of Object.entries(closings)) {
    test(`${how}: a message that may be repeated is sent once more on a fresh connection, recorded once`, async () => {
      const { url, heard } = await forgetful(close)
      const { delivery, entries } = await twice(url, true)
      expect(heard).toEqual([1, 1, 2])
      expect(delivery).toEqual({ request: 1, reply: 3 })
      expect(messagesOf(entries).map(({ from }) => from)).toEqual(['harness', 'sut'])
      expect(eventOf(entries)).toMatchObject({ seq: 2, event: 'stale-connection', inResponseTo: 1 })
      expect(messagesOf(entries)[1]).toMatchObject({ inResponseTo: 1 })
    })

    test(`${how}: a message that may not be repeated has a connection of its own, and is sent once`, async () => {
      const { url, heard } = await forgetful(close)
      const { delivery, entries } = await twice(url, false)
      expect(heard).toEqual([1, 2])
      expect(delivery).toEqual({ request: 1, reply: 2 })
      expect(messagesOf(entries).map(({ from }) => from)).toEqual(['harness', 'sut'])
      expect(entries).toHaveLength(2)
    })
  }

  test('is tried once only: what the fresh connection does stands', async () => {
    const { url, heard } = await forgetful(
      (socket) => socket.end(),
      (socket) => socket.end(),
    )
    const { entries } = await twice(url, true)
    expect(heard).toEqual([1, 1, 2])
    expect(eventsOf(entries).map(({ event }) => event)).toEqual(['stale-connection', 'closed-without-reply'])
  })

  test('is not replaced by another kept-alive one, which may be closed as well', async () => {
    const heard: number[] = []
    const url = await rawSut((socket, connection, message) => {
      heard.push(connection)
      if (connection > 2 || message === 1) answer(socket)
      else socket.end()
    })
    const transport = openTo({ url })
    const first = () => transport.send(message({ repeatable: true }), newRecorder())
    await Promise.all([first(), first()])
    const recorder = newRecorder()
    await transport.send(message({ repeatable: true }), recorder)
    expect(new Set(heard.slice(0, 2))).toEqual(new Set([1, 2]))
    expect(heard.at(-1)).toBe(3)
    expect(messagesOf(recorder.record().entries)).toHaveLength(2)
  })

  test('is not stale once a byte of a reply has come', async () => {
    const { url, heard } = await forgetful((socket) => socket.end('HTTP/1.1 2'))
    const { entries } = await twice(url, true)
    expect(heard).toEqual([1, 1])
    expect(eventsOf(entries).map(({ event }) => event)).toEqual(['reset'])
  })

  test('a silent kept-alive connection is an expired deadline, not a stale connection', async () => {
    const { url, heard } = await forgetful(() => undefined)
    const transport = openTo({ url }, { replyMs: 100 })
    const recorder = newRecorder()
    await transport.send(message({ repeatable: true }), newRecorder())
    await transport.send(message({ repeatable: true }), recorder)
    expect(heard).toEqual([1, 1])
    expect(deadlineOf(recorder.record().entries)).toMatchObject({ limit: 'reply', inResponseTo: 1 })
  })

  test('closed on a first message is never repeated', async () => {
    let connections = 0
    const url = await rawSut((socket) => {
      connections++
      socket.end()
    })
    const { entries } = await talk(url, { repeatable: true })
    expect(connections).toBe(1)
    expect(eventsOf(entries).map(({ event }) => event)).toEqual(['closed-without-reply'])
  })
})

test.describe('TLS', () => {
  test.skip(openssl.missing, openssl.reason)
  let authority: Authority
  let stranger: Authority
  let folder: string
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cim9-tls-'))
    authority = newAuthority(folder, 'authority')
    stranger = newAuthority(folder, 'stranger')
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const local = 'DNS:localhost,IP:127.0.0.1'
  const serve = async (options: ServerOptions): Promise<string> => {
    const server = createHttpsServer(options, (_request, response) => response.end('ok'))
    server.on('tlsClientError', () => undefined)
    return `https://${await listen(server)}/`
  }

  test('a certificate signed by the given authority is accepted, by name and by address', async () => {
    const url = await serve(authority.issue('good', local))
    for (const one of [url, url.replace('127.0.0.1', 'localhost')]) {
      const { entries } = await talk(one, {}, { ca: authority.pem })
      expect(messagesOf(entries)[1]?.meta.status).toBe(200)
    }
  })

  const refusals: Record<string, () => Promise<{ url: string; ca?: string; says: RegExp }>> = {
    'a certificate of an authority not known to the system': async () => ({
      url: await serve(authority.issue('unknown', local)),
      says: /name the PEM file of its authority in ixit\.tls\.ca/,
    }),
    'a certificate of another authority than the one given': async () => ({
      url: await serve(authority.issue('other', local)),
      ca: stranger.pem,
      says: /name the PEM file of its authority in ixit\.tls\.ca/,
    }),
    'a certificate made out for another host': async () => ({
      url: await serve(authority.issue('elsewhere', 'DNS:elsewhere.example')),
      ca: authority.pem,
      says: /host name the certificate is made out for.*ixit\.tls\.ca/,
    }),
    'an expired certificate': async () => ({
      url: await serve(authority.issue('expired', local, -1)),
      ca: authority.pem,
      says: /certificate has expired.*ixit\.tls\.ca/,
    }),
    'a port that does not speak TLS': async () => ({
      url: (await httpSut((_request, response) => response.end())).replace('http:', 'https:'),
      says: /speak TLS on this port.*ixit\.tls\.ca/,
    }),
    'a handshake the SUT breaks off': async () => ({
      url: `https://${await listen(createTcpServer((socket) => socket.once('data', () => socket.end())))}/`,
      says: /ixit\.tls\.ca/,
    }),
  }
  for (const [what, make] of Object.entries(refusals))
    test(`${what} is \`tls\`, and says what to do`, async () => {
      const { url, ca, says } = await make()
      const { delivery, entries } = await talk(url, {}, ca === undefined ? {} : { ca })
      expect(delivery).toEqual({ request: 1 })
      expect(eventOf(entries)).toMatchObject({ event: 'tls', requestSent: false, inResponseTo: 1 })
      expect(eventOf(entries)?.detail).toMatch(says)
    })

  test('a client certificate the SUT asks for in vain is `tls`', async () => {
    const url = await serve({
      ...authority.issue('mutual', local),
      ca: authority.pem,
      requestCert: true,
      rejectUnauthorized: true,
    })
    const { entries } = await talk(url, {}, { ca: authority.pem })
    expect(eventOf(entries)).toMatchObject({ event: 'tls' })
  })

  test('a client certificate the SUT asks for is shown, where there is one', async () => {
    const url = await serve({
      ...authority.issue('mutual-too', local),
      ca: authority.pem,
      requestCert: true,
      rejectUnauthorized: true,
    })
    const client = authority.issue('harness', local)
    const { entries } = await talk(url, {}, { ca: authority.pem, client })
    expect(eventOf(entries)).toBeUndefined()
    expect(messagesOf(entries)).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toContain('PRIVATE KEY')
  })

  test('a key that is not that of the certificate is a sentence', () => {
    const client = { cert: authority.issue('one', local).cert, key: authority.issue('other', local).key }
    expect(() => openTo({ url: 'https://sut.example/', client })).toThrow(/ixit\.tls\.cert and ixit\.tls\.key/)
  })

  test('the environment cannot switch the check off', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    cleanups.push(() => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'])
    const { entries } = await talk(await serve(authority.issue('unchecked', local)))
    expect(eventOf(entries)).toMatchObject({ event: 'tls' })
  })

  test('a silent SUT behind TLS has been sent the message', async () => {
    const server = createHttpsServer(authority.issue('silent', local), () => undefined)
    const url = `https://${await listen(server)}/`
    const { entries } = await talk(url, {}, { ca: authority.pem }, { replyMs: 100 })
    expect(eventOf(entries)).toBeUndefined()
    expect(deadlineOf(entries)).toMatchObject({ limit: 'reply', inResponseTo: 1 })
  })

  test('a stale connection is replaced by one that is checked as well', async () => {
    const sockets: Socket[] = []
    const server = createHttpsServer(authority.issue('stale', local), (request, response) => {
      sockets.push(request.socket)
      if (sockets.length === 2) request.socket.destroy()
      else request.resume().on('end', () => response.end('ok'))
    })
    const transport = openTo({ url: `https://${await listen(server)}/`, ca: authority.pem })
    const recorder = newRecorder()
    await transport.send(message({ repeatable: true }), newRecorder())
    await transport.send(message({ repeatable: true }), recorder)
    expect(sockets[0]).toBe(sockets[1])
    expect(sockets[2]).not.toBe(sockets[1])
    expect(eventOf(recorder.record().entries)?.event).toBe('stale-connection')
    expect(messagesOf(recorder.record().entries)).toHaveLength(2)
  })
})

test.describe('what the harness itself does wrong is thrown', () => {
  const wrong: Record<string, [Endpoint, RegExp]> = {
    'text that is no URL': [{ url: 'sut.example:8080' }, /not an http or https URL; write http:\/\/host:port\/path/],
    'another protocol': [{ url: 'ftp://sut.example/' }, /not an http or https URL/],
    'a user and password in the URL': [
      { url: 'http://hes:geheim@sut.example/' },
      /take them out and use ixit\.credentials/,
    ],
    'a user and password in what is no URL': [{ url: 'http://hes:geheim@:x/' }, /not an http or https URL/],
    'a `ca` that is no certificate': [{ url: 'https://sut.example/', ca: 'ca.pem' }, /ixit\.tls\.ca .*PEM/],
    'a user name with a colon': [
      { url: 'http://sut.example/', credentials: { user: 'a:b', password: 'geheim' } },
      /user in ixit\.credentials has a colon/,
    ],
  }
  for (const [what, [endpoint, says]] of Object.entries(wrong))
    test(`${what} is refused at open, in a sentence without secrets`, () => {
      const open = (): Transport => openHttp(endpoint, deadlines, { maxBytes: 1000 })
      expect(open).toThrow(says)
      expect(open).not.toThrow(/geheim/)
    })

  test('a header that HTTP does not allow is refused before anything is recorded', async () => {
    const recorder = newRecorder()
    const transport = openTo({ url: await deserted() })
    await expect(transport.send(message({ headers: { soapaction: 'a\r\nb: c' } }), recorder)).rejects.toThrow(
      /soapaction/,
    )
    expect(recorder.record().entries).toHaveLength(1)
  })

  test('closing frees the connections that were kept alive', async () => {
    let closed: () => void = () => undefined
    const gone = new Promise<void>((resolve) => (closed = resolve))
    const url = await httpSut((request, response) => {
      request.socket.on('close', closed)
      response.end()
    })
    const transport = openTo({ url })
    await transport.send(message(), newRecorder())
    await transport.close()
    await gone
  })

  test('sending through a closed transport is refused', async () => {
    const transport = openTo({ url: await deserted() })
    await transport.close()
    await expect(transport.send(message(), newRecorder())).rejects.toThrow('transport is closed')
  })

  for (const [when, begun] of Object.entries({
    'before a reply': '',
    'within a reply': 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<h',
  }))
    test(`closing ${when} is never laid at the door of the SUT`, async () => {
      let asked: () => void = () => undefined
      const heard = new Promise<void>((resolve) => (asked = resolve))
      const url = await rawSut((socket) => (begun ? socket.write(begun, asked) : asked()))
      const transport = openTo({ url })
      const recorder = newRecorder()
      const sending = transport.send(message(), recorder)
      await heard
      await transport.close()
      await expect(sending).rejects.toThrow('closed while a message was under way')
      expect(recorder.record().entries).toHaveLength(2)
    })
})

test.describe('probe', () => {
  test('finds who is listening, without sending a byte', async () => {
    let heard: (bytes: number) => void = () => undefined
    const received = new Promise<number>((resolve) => (heard = resolve))
    const server = createTcpServer((socket) => {
      socket
        .on('error', () => undefined)
        .on('close', () => heard(socket.bytesRead))
        .resume()
    })
    expect(await probe({ url: `https://${await listen(server)}/` }, 2000)).toBe('reachable')
    expect(await received).toBe(0)
  })

  test('says why nobody is there', async () => {
    const answer = await probe({ url: await deserted() }, 2000)
    expect(answer).toEqual({ unreachable: expect.stringContaining('ECONNREFUSED') })
  })

  test('waits no longer than it was told', async () => {
    expect(await probe({ url: await silentHost() }, 60)).toEqual({ unreachable: 'No TCP connection within 60 ms.' })
  })
})

test('HTTP stands in the table of transports', () => {
  expect(transports.http).toBe(openHttp)
})

const deadlines: Deadlines = { connectMs: 5000, replyMs: 5000 }

/** More than the buffers of both ends of a loopback connection hold. */
const tooBigToBuffer = Buffer.alloc(24 * 1024 * 1024, 'x')

function message(parts: Partial<Outgoing> = {}): Outgoing {
  return {
    bytes: Buffer.from('<a/>'),
    headers: {},
    operation: { noun: 'MeterReadings', verb: 'get' },
    repeatable: false,
    ...parts,
  }
}

function newRecorder(): Recorder {
  return startRecord(
    {
      run: 'r1',
      scenario: {
        id: 'T-1',
        title: 'a test',
        feature: 'transports',
        uri: 'features/t.feature',
        line: 1,
        requirements: [],
        effect: 'reads',
      },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'peer', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1000, refusalStatuses: [] },
      objects: [],
    },
    systemClock(),
  )
}

function openTo(endpoint: Endpoint, limits: Partial<Deadlines> = {}, maxBytes = 1_000_000): Transport {
  const transport = openHttp(endpoint, { ...deadlines, ...limits }, { maxBytes })
  cleanups.push(() => transport.close())
  return transport
}

/** Sends one message over a transport of its own; the entries come without the context. */
async function talk(
  url: string,
  parts: Partial<Outgoing> = {},
  endpoint: Partial<Endpoint> = {},
  limits: Partial<Deadlines> = {},
  maxBytes?: number,
): Promise<{ delivery: Delivery; entries: readonly Entry[] }> {
  const recorder = newRecorder()
  const delivery = await openTo({ url, ...endpoint }, limits, maxBytes).send(message(parts), recorder)
  return { delivery, entries: recorder.record().entries.slice(1) }
}

const messagesOf = (entries: readonly Entry[]): WireMessage[] => entries.filter((entry) => entry.kind === 'message')
const eventsOf = (entries: readonly Entry[]): TransportEvent[] => entries.filter((entry) => entry.kind === 'transport')
const eventOf = (entries: readonly Entry[]): TransportEvent | undefined => eventsOf(entries)[0]
const deadlineOf = (entries: readonly Entry[]): DeadlineExpired | undefined =>
  entries.find((entry) => entry.kind === 'deadline')
const bodyBytes = (entry: WireMessage | undefined): Buffer =>
  entry ? Buffer.from(bytesOf(entry.body)) : Buffer.from('no such message')

/** Listens on loopback until the test is over; returns host and port. */
async function listen(server: TcpServer): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function httpSut(onRequest: RequestListener): Promise<string> {
  const server: Server = createHttpServer(onRequest)
  return `http://${await listen(server)}/`
}

/** A SUT that reads whole requests and answers with whatever bytes the test likes. */
async function rawSut(onRequest: (socket: Socket, connection: number, message: number) => unknown): Promise<string> {
  let connections = 0
  const server = createTcpServer((socket) => {
    const connection = ++connections
    let messages = 0
    let read = ''
    socket.on('data', (chunk) => {
      read += chunk.toString('latin1')
      if (!read.endsWith('\r\n\r\n<a/>')) return
      read = ''
      onRequest(socket, connection, ++messages)
    })
  })
  return `http://${await listen(server)}/`
}

const ok = (body: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const answer = (socket: Socket): unknown => socket.write(ok('<ok/>'))

/** Where nobody listens: a port that has just been given up. */
async function deserted(): Promise<string> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/`
}

/** What connecting to http://sut.test comes to, where a test cannot bring it about on loopback. */
function fault(error: Error): void {
  nock.activate()
  cleanups.push(() => {
    nock.cleanAll()
    nock.restore()
  })
  nock('http://sut.test').post('/').replyWithError(error)
}

async function worker(code: string): Promise<{ port: number; worker: Worker }> {
  const thread = new Worker(code, { eval: true })
  cleanups.push(() => thread.terminate())
  const port = await new Promise<number>((resolve, reject) => thread.once('message', resolve).once('error', reject))
  return { port, worker: thread }
}

/** A host whose queue of connections is full, so that one more is neither accepted nor refused. */
async function silentHost(): Promise<string> {
  const { port } = await worker(`
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      require('node:worker_threads').parentPort.postMessage(server.address().port)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })`)
  const inQueue = Array.from({ length: 2 }, () => connect({ host: '127.0.0.1', port }).on('error', () => undefined))
  cleanups.push(() => inQueue.forEach((socket) => socket.destroy()))
  await Promise.all(inQueue.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
  return `http://127.0.0.1:${port}/`
}

/** Answers at once, whatever this thread is busy with; `asked` is told just before. */
async function sutInAnotherThread(): Promise<{ url: string; asked: Promise<unknown> }> {
  const { port, worker: thread } = await worker(`
    const { parentPort } = require('node:worker_threads')
    const server = require('node:http').createServer((request, response) => {
      parentPort.postMessage('asked')
      response.end('in time')
    }).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`)
  return { url: `http://127.0.0.1:${port}/`, asked: new Promise((resolve) => thread.once('message', resolve)) }
}

interface Authority {
  readonly pem: string
  /** Makes a server certificate with these alternative names, valid for so many days. */
  issue(name: string, alternativeNames: string, days?: number): { key: string; cert: string }
}

function newAuthority(folder: string, authority: string): Authority {
  const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const self = ['-subj', `/CN=cim9 test ${authority}`, '-keyout', `${authority}.key`, '-out', `${authority}.pem`]
  openssl('req', '-x509', ...newKey, '-days', '2', ...self)
  return {
    pem: read(`${authority}.pem`),
    issue: (name, alternativeNames, days = 2) => {
      const [key, request, extensions, cert] = ['key', 'csr', 'ext', 'crt'].map((suffix) => `${name}.${suffix}`) as [
        string,
        string,
        string,
        string,
      ]
      writeFileSync(join(folder, extensions), `subjectAltName=${alternativeNames}`)
      openssl('req', ...newKey, '-subj', '/CN=cim9 test SUT', '-keyout', key, '-out', request)
      const by = ['-CA', `${authority}.pem`, '-CAkey', `${authority}.key`, '-CAcreateserial', '-extfile', extensions]
      openssl('x509', '-req', '-in', request, ...by, '-days', String(days), '-out', cert)
      return { key: read(key), cert: read(cert) }
    },
  }
}
