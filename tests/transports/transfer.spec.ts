import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { getHttp } from '../../src/transports/http/get.ts'
import { openHttp } from '../../src/transports/http/open.ts'
import type { Endpoint, Outgoing } from '../../src/transports/transport.ts'
import { messagesOf, newRecorder } from './broker-talk.ts'

const cleanups: (() => unknown)[] = []
test.afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function sut(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  cleanups.push(() => {
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const deadlines = { connectMs: 2_000, replyMs: 2_000 }

async function talk(endpoint: Endpoint, parts: Partial<Outgoing>, maxBytes = 1_000_000) {
  const transport = openHttp(endpoint, deadlines, { maxBytes })
  cleanups.push(() => transport.close())
  const recorder = newRecorder()
  const operation = { noun: 'MeterReadings', verb: 'get' }
  await transport.send({ bytes: Buffer.from('<a/>'), headers: {}, operation, repeatable: true, ...parts }, recorder)
  return messagesOf(recorder.record().entries)
}

/** Answers with bytes that it says are compressed by gzip. */
const packed = (bytes: Uint8Array): RequestListener => {
  return (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)
}

test('a compressed answer that was asked for stands in the record unpacked, and that it was packed', async () => {
  const heard: IncomingHttpHeaders[] = []
  const url = await sut((request, response) => {
    heard.push(request.headers)
    packed(gzipSync('<b/>'))(request, response)
  })
  const [request, reply] = await talk({ url }, { transfer: 'gzip' })
  expect(heard[0]?.['accept-encoding']).toBe('gzip')
  expect(request?.meta.headers).toEqual(heard[0])
  expect(reply).toMatchObject({
    body: { text: '<b/>' },
    meta: { decoded: 'gzip', headers: { 'content-encoding': 'gzip' } },
  })
})

test('an answer that is compressed unasked is read all the same', async () => {
  const [, reply] = await talk({ url: await sut(packed(gzipSync('<b/>'))) }, {})
  expect(reply).toMatchObject({ body: { text: '<b/>' }, meta: { decoded: 'gzip' } })
})

test('a bomb is told by the limit, and what is no gzip by its reason; both stay as they came', async () => {
  const bomb = gzipSync(Buffer.alloc(1_000_001, 0x20))
  const [, large] = await talk({ url: await sut(packed(bomb)) }, { transfer: 'gzip' })
  expect(large?.meta).toMatchObject({ overLimit: true })
  expect(large?.meta).not.toHaveProperty('decoded')
  expect(large?.body).toEqual({ base64: bomb.toString('base64') })
  const [, strange] = await talk({ url: await sut(packed(deflateSync('<b/>'))) }, { transfer: 'gzip' })
  expect(strange?.meta.undecodable).toMatch(/header/)
})

test('a body goes in chunks where its length is not to be told', async () => {
  let heard: { headers: IncomingHttpHeaders; text: string } | undefined
  const url = await sut((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      heard = { headers: request.headers, text }
      response.end('<b/>')
    })
  })
  const [request, reply] = await talk({ url }, { transfer: 'chunked' })
  expect(heard?.text).toBe('<a/>')
  expect(heard?.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  expect(heard?.headers).not.toHaveProperty('content-length')
  expect(request?.meta.headers).toEqual(heard?.headers)
  expect(reply?.body).toEqual({ text: '<b/>' })
})

test('further headers go with every request, and a secret among them is not in the record', async () => {
  const heard: IncomingHttpHeaders[] = []
  const url = await sut((request, response) => {
    heard.push(request.headers)
    response.end('<b/>')
  })
  const headers = [
    { name: 'X-Tenant', value: 'north', isSecret: false },
    { name: 'X-Api-Key', value: 'sesame-42', isSecret: true },
  ]
  const record = await talk({ url, headers }, { headers: { 'content-type': 'text/xml' } })
  expect(record[0]?.meta.headers).toMatchObject({ 'x-tenant': 'north', 'x-api-key': '***', 'content-type': 'text/xml' })
  expect(JSON.stringify(record)).not.toContain('sesame')
  await getHttp({ url, headers }, deadlines, 1_000)
  for (const one of heard) expect(one).toMatchObject({ 'x-tenant': 'north', 'x-api-key': 'sesame-42' })
})
