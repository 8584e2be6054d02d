import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { faultNamed, faults } from '../../src/sut/faults/index.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { post, startHes } from './client.ts'
import * as request from './requests.ts'

const known = request.byId(request.firstMeter)
const head = (verb: string, noun = 'MeterReadings') =>
  request.header(
    noun,
    verb,
    '<m:Source>MDMS</m:Source><m:AsyncReplyFlag>false</m:AsyncReplyFlag><m:ReplyAddress>a</m:ReplyAddress>' +
      request.ids('m-1', 'c-1'),
  )

/** One request for every way of going wrong. */
const requests: readonly string[] = [
  request.read(known + request.readingType(request.forwardEnergy), head('get')),
  request.read(known + request.byId(request.secondMeter)),
  request.read(known + request.byId('bad-1') + request.byId('bad-2')),
  request.read(request.byId('bad-1')),
  request.read(request.byName('CMW-00048210', 'SerialNumber')),
  request.read(request.byId('nowhere', 'UsagePoint')),
  request.read(known + request.readingType(request.forwardEnergy) + request.readingType(request.reverseEnergy)),
  request.read(known + request.readingType('1.2.3')),
  request.read(known + request.readingType(request.gasVolume)),
  request.read(known, head('subscribe')),
  request.read(known, head('get', 'FooConfig')),
  request.bare(`<m:StartTime>yesterday</m:StartTime>${request.query(known)}`),
  'hello',
]

const patienceMs = 500

/** All that a client sees, in the order of the requests, until one of them stays unanswered. */
async function whatAClientSees(fault?: Fault): Promise<readonly string[]> {
  const hes = await startHes(fault ? { fault } : {})
  const seen: string[] = []
  try {
    for (const body of requests) {
      try {
        const response = await post(hes.url, body, {}, AbortSignal.timeout(patienceMs))
        seen.push([response.status, response.headers.get('content-type'), await response.text()].join('\n'))
      } catch (error) {
        seen.push(`no reply: ${String(error)}`)
        if (error instanceof DOMException && error.name === 'TimeoutError') break
      }
    }
  } finally {
    await hes.close()
  }
  return seen
}

test('the same requests are answered alike by two head ends without fault', async () => {
  expect(await whatAClientSees()).toEqual(await whatAClientSees())
})

for (const fault of faults) {
  test(`${fault.name}: ${fault.says}`, async () => {
    expect(await whatAClientSees(fault)).not.toEqual(await whatAClientSees())
  })
}

test('no two faults look alike to a patient client', async () => {
  const seen = new Map<string, string>()
  for (const fault of faults.filter(({ name }) => name !== 'answers-late')) {
    const all = (await whatAClientSees(fault)).join('\n\n')
    expect(seen.get(all), fault.name).toBeUndefined()
    seen.set(all, fault.name)
  }
})

test('a late answer is the right answer, given after the declared limit', async () => {
  const hes = await startHes({ fault: faultNamed('answers-late') })
  try {
    const before = performance.now()
    const response = await post(hes.url, request.read(known))
    expect(await response.text()).toContain('<msg:Result>OK</msg:Result>')
    expect(performance.now() - before).toBeGreaterThan(referenceIxit.timeLimits?.replyMs ?? Infinity)
  } finally {
    await hes.close()
  }
})

test('every fault stands in a file of its name that begins with the bug', () => {
  const folder = join(import.meta.dirname, '../../src/sut/faults')
  const files = readdirSync(folder).filter((file) => !['cases.ts', 'fault.ts', 'index.ts'].includes(file))
  expect(files.sort()).toEqual(faults.map(({ name }) => `${name}.ts`).sort())
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^\/\/ BUG: /)
})

test('a fault is found by its name', () => {
  expect(faultNamed('drops-last-meter').says).toContain('last')
  expect(() => faultNamed('drops-first-meter')).toThrow('There is no fault named drops-first-meter')
})
