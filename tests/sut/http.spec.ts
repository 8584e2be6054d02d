import { expect, test } from '@playwright/test'
import { faultNamed } from '../../src/sut/faults/index.ts'
import { post, startHes, withHes } from './client.ts'
import * as request from './requests.ts'

const asked = request.read(request.byId(request.firstMeter))

test('only POST is taken, and only at the path of the service', async () => {
  await withHes(async (url) => {
    const got = await fetch(url)
    expect(got.status).toBe(405)
    expect(got.headers.get('allow')).toBe('POST')
    expect((await post(new URL('/elsewhere', url).href, asked)).status).toBe(404)
  })
})

test('it listens on the loopback interface unless told otherwise', async () => {
  await withHes((url) => {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    return Promise.resolve()
  })
})

test('with credentials, only who bears them is let in', async () => {
  const hes = await startHes({ credentials: { user: 'mdms', password: 'secret' } })
  const bearing = (secret: string) => ({ authorization: `Basic ${Buffer.from(`mdms:${secret}`).toString('base64')}` })
  try {
    const without = await post(hes.url, asked)
    expect(without.status).toBe(401)
    expect(without.headers.get('www-authenticate')).toContain('Basic')
    expect((await post(hes.url, asked, bearing('wrong'))).status).toBe(401)
    expect((await post(hes.url, asked, bearing('secret'))).status).toBe(200)
  } finally {
    await hes.close()
  }
})

test('close ends connections that still wait for their answer', async () => {
  const hes = await startHes({ fault: faultNamed('never-answers') })
  const unanswered = expect(post(hes.url, asked)).rejects.toThrow()
  await hes.close()
  await unanswered
})

test('a charset in Content-Type is honoured', async () => {
  await withHes(async (url) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-16' },
      body: Buffer.from(`\uFEFF${asked.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    })
    expect(await response.text()).toContain(request.firstMeter)
  })
})
