import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { unwrapSoap } from '../../src/binding/soap.ts'
import { systemClock } from '../../src/exchange/clock.ts'
import { readXml } from '../../src/xml/intake.ts'
import { attributeOf, childNamed, childText } from '../../src/xml/tree.ts'
import { backOff } from '../../src/sut/reference/publisher.ts'
import { switchlessMeter } from '../../src/sut/reference/special-meters.ts'
import { startHes } from './client.ts'
import * as request from './requests.ts'

/** A head end with its control port, and a consumer of its events that answers each as it is told. */
async function desk(answers: (number: number) => { status: number; body?: string } | 'nothing' = () => ok) {
  const heard: string[] = []
  const waiting = new Set<() => void>()
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      heard.push(Buffer.concat(chunks).toString('utf8'))
      const answer = answers(heard.length)
      if (answer === 'nothing') response.destroy()
      else response.writeHead(answer.status).end(answer.body)
      for (const look of waiting) look()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`
  const hes = await startHes({ control: true, clock: systemClock() })
  return {
    hes,
    heard,
    address,
    order: (content: object) => order(hes.control ?? '', content),
    arrivals: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (heard.length >= count) resolve()
        }
        waiting.add(look)
        look()
      }),
    close: async () => {
      await hes.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const ok = { status: 200 }
const failed = {
  status: 200,
  body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ResponseMessage xmlns="http://iec.ch/TC57/2011/schema/message"><Header><Verb>reply</Verb><Noun>EndDeviceEvents</Noun></Header><Reply><Result>FAILED</Result><Error><code>5.1</code></Error></Reply></ResponseMessage></s:Body></s:Envelope>`,
}

async function order(url: string, content: object | string): Promise<{ status: number; says: string }> {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return { status: response.status, says: await response.text() }
}

const meter = { mRID: request.firstMeter, names: [] }

/** Type, time and device of the one event in a message. */
function eventIn(text: string) {
  const intake = readXml(Buffer.from(text, 'utf8'))
  const content = intake.ok ? unwrapSoap(intake.root).content : undefined
  const [profile] = content?.message.payload?.profiles ?? []
  const event = profile && childNamed(profile, 'EndDeviceEvent')
  const [type, asset] = ['EndDeviceEventType', 'Assets'].map((name) => event && childNamed(event, name))
  return {
    archetype: content?.message.archetype,
    wrapper: content?.wrapper,
    verb: content?.message.header?.verb?.value,
    noun: content?.message.header?.noun?.value,
    code: type && attributeOf(type, 'ref'),
    at: event && childText(event, 'createdDateTime'),
    device: asset && childText(asset, 'mRID'),
  }
}

test('what is caused at a meter is told to every subscriber, as an event message', async () => {
  const { order: give, arrivals, heard, address, close } = await desk()
  try {
    expect(await give({ do: 'subscribe', address, wrapper: 'generic-bare' })).toEqual({ status: 204, says: '' })
    expect((await give({ do: 'cause', cause: 'power-down', object: meter })).status).toBe(204)
    await arrivals(1)
    expect(eventIn(heard[0] ?? '')).toMatchObject({
      archetype: 'EventMessage',
      wrapper: 'generic-bare',
      verb: 'created',
      noun: 'EndDeviceEvents',
      code: '3.26.0.85',
      device: request.firstMeter,
    })
  } finally {
    await close()
  }
})

test('events travel in the wrapper of the subscription, and the last subscription of an address counts', async () => {
  const { order: give, arrivals, heard, address, close } = await desk()
  try {
    await give({ do: 'subscribe', address })
    await give({ do: 'subscribe', address, wrapper: 'generic-wrapped' })
    await give({ do: 'cause', cause: 'system' })
    await arrivals(1)
    expect(heard.map((text) => eventIn(text).wrapper)).toEqual(['generic-wrapped'])
  } finally {
    await close()
  }
})

test('the head end is told one address for all its results, and sends there whatever a request names', async () => {
  const { hes, order: give, arrivals, heard, address, close } = await desk()
  try {
    expect(await give({ do: 'results-to', address })).toEqual({ status: 204, says: '' })
    const later = '<m:AsyncReplyFlag>true</m:AsyncReplyFlag><m:ReplyAddress>http://127.0.0.1:9/</m:ReplyAddress>'
    const asked = request.byId(request.firstMeter) + request.readingType(request.forwardEnergy)
    const body = request.read(asked, request.header('MeterReadings', 'get', later))
    await fetch(hes.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
    await arrivals(1)
    expect(heard[0]).toContain('MeterReadings')
  } finally {
    await close()
  }
})

test('readings of a period are pushed of all meters, in messages of two', async () => {
  const { order: give, arrivals, heard, address, close } = await desk()
  try {
    await give({ do: 'subscribe', address })
    const period = { start: '2025-10-26T00:00:00+02:00', end: '2025-10-27T00:00:00+01:00' }
    expect((await give({ do: 'cause', cause: 'readings', period })).status).toBe(204)
    await arrivals(2)
    const count = (text: string, what: string) => text.split(`<${what}>`).length - 1
    const meters = heard.map((text) => count(text, 'MeterReading'))
    expect([...meters].sort()).toEqual([1, 2])
    // A day of 25 hours.
    expect(heard.map((text) => count(text, 'IntervalReadings'))).toEqual(meters.map((many) => many * 100))
  } finally {
    await close()
  }
})

for (const [what, answer] of [
  ['503', { status: 503 }],
  ['FAILED', failed],
  ['nothing', 'nothing'],
] as const)
  test(`an event that is answered with ${what} comes again, as it was, until it is taken`, async () => {
    const { order: give, arrivals, heard, address, close } = await desk((number) => (number < 3 ? answer : ok))
    try {
      await give({ do: 'subscribe', address })
      await give({ do: 'cause', cause: 'tamper', object: meter })
      await arrivals(3)
      expect(new Set(heard).size).toBe(1)
      await give({ do: 'cause', cause: 'power-up', object: meter })
      await arrivals(4)
      expect(eventIn(heard[3] ?? '').code).toBe('3.26.0.216')
    } finally {
      await close()
    }
  })

test('the pause between attempts grows, and has an end', () => {
  const pauses = Array.from({ length: 12 }, (_, attempt) => backOff(attempt))
  expect(pauses.slice(0, 6)).toEqual([50, 100, 200, 400, 800, 1_000])
  expect(pauses.at(-1)).toBeUndefined()
})

test('a meter without supply cannot be read until it has it again', async () => {
  const { hes, order: give, close } = await desk()
  const read = async () => {
    const body = request.read(request.byId(request.firstMeter) + request.readingType(request.forwardEnergy))
    const response = await fetch(hes.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
    return /<msg:Result>(\w+)</.exec(await response.text())?.[1]
  }
  try {
    await give({ do: 'cause', cause: 'power-down', object: meter })
    expect(await read()).toBe('FAILED')
    await give({ do: 'cause', cause: 'power-up', object: meter })
    expect(await read()).toBe('OK')
  } finally {
    await close()
  }
})

test('it is told where a switch is indeed, whatever the head end tells of it', async () => {
  const liar = { name: 'liar', says: '', raises: [], behaviours: { 'switches.told': () => 'open' as const } }
  const hes = await startHes({ control: true, fault: liar })
  const look = (object: object) => order(hes.control ?? '', { do: 'inspect', what: 'switch', object })
  try {
    expect(await look(meter)).toEqual({ status: 200, says: 'closed' })
    expect(await look({ mRID: 'nobody', names: [] })).toEqual({
      status: 422,
      says: 'This head end knows no such meter.',
    })
    expect(await look({ mRID: switchlessMeter.mRID, names: [] })).toEqual({
      status: 422,
      says: 'The meter has no remote switch.',
    })
  } finally {
    await hes.close()
  }
})

test('after a reset everything is as after the start, and who is to be told events still is', async () => {
  const { order: give, heard, address, arrivals, close } = await desk()
  const tell = async () => Date.parse((await give({ do: 'tell-time' })).says)
  try {
    await give({ do: 'subscribe', address })
    await give({ do: 'cause', cause: 'power-down', object: meter })
    await arrivals(1)
    await give({ do: 'advance', ms: 3_600_000 })
    expect(await tell()).toBeGreaterThan(Date.now() + 3_000_000)
    expect(await give({ do: 'reset' })).toEqual({ status: 204, says: '' })
    expect(await tell()).toBeLessThan(Date.now() + 60_000)
    // Had it no supply, it could not be read.
    await give({ do: 'cause', cause: 'readings', object: meter })
    await arrivals(2)
    expect(heard[1]).toContain('<value>')
  } finally {
    await close()
  }
})

test('what is no order is refused, with what is wrong with it', async () => {
  const { hes, order: give, close } = await desk()
  try {
    expect((await order(hes.control ?? '', 'hello')).status).toBe(400)
    expect((await give({ do: 'cause', cause: 'earthquake' })).status).toBe(400)
    expect((await give({ do: 'subscribe', address: 'ftp://127.0.0.1/events' })).status).toBe(400)
    expect(await give({ do: 'cause', cause: 'tamper' })).toMatchObject({ status: 422 })
    expect(await give({ do: 'cause', cause: 'tamper', object: { mRID: 'nobody', names: [] } })).toMatchObject({
      status: 422,
      says: 'This head end knows no such meter.',
    })
    const elsewhere = new URL('/control', hes.control)
    expect((await order(elsewhere.href, { do: 'cause', cause: 'system' })).status).toBe(404)
    expect((await fetch(hes.control ?? '')).status).toBe(405)
  } finally {
    await close()
  }
})

test('without control there is no control port', async () => {
  const hes = await startHes()
  try {
    expect(hes.control).toBeUndefined()
  } finally {
    await hes.close()
  }
})
