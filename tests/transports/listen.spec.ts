import { expect, test } from '@playwright/test'
import { listenHttp } from '../../src/transports/http/listen.ts'
import type { Arrival, Listener } from '../../src/transports/transport.ts'

let listener: Listener
let strays: Arrival[]
test.beforeEach(async () => {
  strays = []
  listener = await listenHttp(
    { host: '127.0.0.1', port: 0 },
    { maxBytes: 100, connectMs: 1000, onStray: (one) => strays.push(one) },
  )
})
test.afterEach(() => listener.close())

const post = (url: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: Buffer.from(body), headers })

test('what names a scenario comes into its mailbox, byte for byte, and is answered as the mailbox says', async () => {
  const came: Arrival[] = []
  await listener.open('one', {
    receive: (arrival) => {
      came.push(arrival)
      return { status: 202, headers: { 'x-own': 'yes' }, bytes: Buffer.from('thanks') }
    },
  })
  const bytes = new Uint8Array([0xff, 0, 0x41])
  const response = await post(listener.address('one'), bytes, { soapaction: '"x"', authorization: 'Basic c2VjcmV0' })
  expect([response.status, response.headers.get('x-own'), await response.text()]).toEqual([202, 'yes', 'thanks'])
  expect(came).toHaveLength(1)
  expect(Buffer.compare(came[0]?.bytes ?? new Uint8Array(), bytes)).toBe(0)
  expect(came[0]?.meta).toMatchObject({ method: 'POST', url: listener.address('one') })
  expect(came[0]?.meta.headers).toMatchObject({ soapaction: '"x"', authorization: '***' })
  expect(strays).toEqual([])
})

test('what names no scenario, or one that is over, is a stray', async () => {
  await listener.open('one', { receive: () => ({ status: 200, headers: {}, bytes: new Uint8Array() }) })
  listener.closeMailbox('one')
  const statuses = [
    (await post(listener.address('one'), 'late')).status,
    (await post(listener.address('two'), 'wrong')).status,
    (await post(new URL('/elsewhere', listener.address('one')).href, 'lost')).status,
  ]
  expect(statuses).toEqual([404, 404, 404])
  expect(strays.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['late', 'wrong', 'lost'])
})

test('a message over the limit is marked as such', async () => {
  const came: Arrival[] = []
  await listener.open('one', {
    receive: (arrival) => {
      came.push(arrival)
      return { status: 200, headers: {}, bytes: new Uint8Array() }
    },
  })
  await post(listener.address('one'), 'x'.repeat(50))
  await post(listener.address('one'), 'x'.repeat(200)).catch(() => undefined)
  await expect.poll(() => came.length).toBe(2)
  expect(came.map(({ meta }) => meta.overLimit ?? false)).toEqual([false, true])
})

test('the address is the one under which we are known outside', async () => {
  const known = await listenHttp(
    { host: '127.0.0.1', port: 0, publicUrl: 'https://lab.example/cim9-proxy/' },
    { maxBytes: 100, connectMs: 1000, onStray: () => undefined },
  )
  expect(known.address('one')).toBe('https://lab.example/cim9-proxy/cim9/one')
  await known.close()
})

test('a port that is taken is told', async () => {
  const port = Number(new URL(listener.address('one')).port)
  await expect(
    listenHttp({ host: '127.0.0.1', port }, { maxBytes: 100, connectMs: 1000, onStray: () => undefined }),
  ).rejects.toThrow('EADDRINUSE')
})
