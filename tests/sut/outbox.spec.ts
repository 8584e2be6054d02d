import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { conforming } from '../../src/sut/behaviours.ts'
import { openOutbox } from '../../src/sut/reference/outbox.ts'

test('letters arrive in their order: each is sent when the one before was answered', async () => {
  const heard: string[] = []
  let answered = 0
  const all = new Promise<void>((done) => {
    server.on('request', (request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        heard.push(`${text} after ${answered}`)
        // The first is answered late; whoever does not wait for it comes before.
        setTimeout(() => {
          answered++
          response.end()
          if (heard.length === 3) done()
        }, 60 / heard.length)
      })
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const outbox = openOutbox(conforming)
  outbox.postInOrder(['one', 'two', 'three'].map((text) => ({ address, text })))
  await all
  outbox.close()
  server.close()
  expect(heard).toEqual(['one after 0', 'two after 1', 'three after 2'])
})

const server = createServer()

test('files go into folders of the exchange only, whatever an address says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cim9-outbox-'))
  const [exchange, callbacks, elsewhere] = ['exchange', 'exchange/callbacks', 'elsewhere'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  for (const path of [exchange, callbacks, elsewhere]) mkdirSync(path)
  symlinkSync(elsewhere, join(exchange, 'link'))
  const [outbox, byHttp] = [openOutbox(conforming, { exchange }), openOutbox(conforming)]
  try {
    const offered = (path: string, to = outbox) => to.offer(pathToFileURL(path).href, '<a/>')
    expect(await offered(callbacks)).toMatchObject({ status: 202 })
    expect(readdirSync(callbacks)).toEqual([expect.stringMatching(/\.xml$/)])
    for (const path of [elsewhere, join(exchange, 'link'), join(exchange, 'nowhere')])
      expect(await offered(path), path).toBeUndefined()
    expect(await offered(callbacks, byHttp)).toBeUndefined()
    expect(readdirSync(elsewhere)).toEqual([])
  } finally {
    outbox.close()
    byHttp.close()
    rmSync(folder, { recursive: true })
  }
})
