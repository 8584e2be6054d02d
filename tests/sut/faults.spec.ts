import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
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

/** An hour of a past day, as a client asks for it. */
const times = (start: string, end: string) => `<m:StartTime>${start}</m:StartTime><m:EndTime>${end}</m:EndTime>`
const hour = times('2025-06-05T10:00:00Z', '2025-06-05T11:00:00Z')
const schedule = (start: string, end: string) =>
  `<q:TimeSchedule><q:scheduleInterval><q:end>${end}</q:end><q:start>${start}</q:start></q:scheduleInterval></q:TimeSchedule>`
const intervals = request.readingType('0.0.2.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0')
const energy = request.readingType(request.forwardEnergy)
const option = (name: string, value: string) =>
  `<m:Option><m:name>${name}</m:name><m:value>${value}</m:value></m:Option>`
const several = [1, 2, 3].map((digit) => request.byId(`3d1f7d52-6a0e-4b57-9b1e-0c5a4f5e1a0${digit}`)).join('')

/** Requests of all kinds. */
const requests: readonly string[] = [
  request.read(known + request.readingType(request.forwardEnergy), head('get')),
  request.read(known + request.byId(request.secondMeter)),
  request.read(known + request.byId('bad-1') + request.byId('bad-2')),
  request.read(request.byId('bad-1')),
  request.read(request.byName('CMW-00048210', 'SerialNumber')),
  request.read(request.byId('nowhere', 'UsagePoint')),
  // The meter of one usage point and the usage point of another.
  request.read(known + request.byId('a7c0b2de-91f4-4c38-8f63-52d9b6c7e102', 'UsagePoint')),
  request.read(known + request.readingType(request.forwardEnergy) + request.readingType(request.reverseEnergy)),
  request.read(known + request.readingType('1.2.3')),
  request.read(known + request.readingType(request.gasVolume)),
  request.read(known, head('subscribe')),
  request.read(known, head('get', 'FooConfig')),
  request.bare(`<m:StartTime>yesterday</m:StartTime>${request.query(known)}`),
  request.bare(hour + request.query(known + intervals + energy)),
  request.bare(times('2025-06-05T11:00:00Z', '2025-06-05T10:00:00Z') + request.query(known + energy)),
  request.bare(hour + request.query(known + energy + schedule('2025-06-05T10:30:00Z', '2025-06-05T12:00:00Z'))),
  request.bare('<m:EndTime>2025-06-05T11:00:00Z</m:EndTime>' + request.query(known + energy)),
  request.bare(
    times('2025-09-17T09:00:00Z', '2025-09-17T11:00:00Z') +
      request.query(request.byName('SDP-7101', undefined, undefined, 'UsagePoint') + intervals),
  ),
  request.bare(
    times('2025-11-12T10:00:00Z', '2025-11-12T11:00:00Z') +
      request.query(request.byId(request.secondMeter) + intervals),
  ),
  request.bare(
    times('2025-10-31T23:45:00Z', '2025-11-01T00:00:00Z') + request.query(request.byName('CMW-00048212') + energy),
  ),
  request.read(request.byName('CMW-W-0007701') + request.readingType('0.0.0.1.1.9.58.0.0.0.0.0.0.0.0.0.42.0')),
  request.read(request.byName('CMW-00048777') + energy),
  request.read(request.byId(request.firstUsagePoint, 'UsagePoint') + energy),
  request.read(request.byName('CMW-48210') + energy),
  request.read(request.byName('cmw-00048210') + energy),
  request.read(request.byName('CMW-000 48210') + energy),
  request.read(request.byId('no-such-group', 'EndDeviceGroup') + energy),
  request.bare(option('limit', '1') + option('offset', '1') + request.query(several + energy)),
  request.bare(option('limit', '-1') + request.query(several + energy)),
  request.read(request.byName('CMW-00051090') + request.readingType('0.0.0.12.0.1.43.0.0.0.0.0.0.0.0.0.109.0')),
  request.bare(
    times('2025-11-04T00:00:00Z', '2025-11-05T00:00:00Z') +
      request.query(
        request.byName('CMW-00048212') +
          request.readingType('0.8.2.6.1.1.8.0.0.0.0.0.0.0.0.3.38.0') +
          request.readingType('0.0.0.12.0.1.38.0.0.0.0.0.0.0.0.0.65.0'),
      ),
  ),
  request.describeMeter(known),
  'hello',
]

const patienceMs = 500

/** All that a client sees, in the order of the requests, until one of them stays unanswered. */
async function whatAClientSees(): Promise<readonly string[]> {
  const hes = await startHes()
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
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !['cases.ts', 'fault.ts', 'index.ts'].includes(basename(file)),
  )
  expect(files.map((file) => basename(file)).sort()).toEqual(faults.map(({ name }) => `${name}.ts`).sort())
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^\/\/ BUG: /)
})

test('a fault is found by its name', () => {
  expect(faultNamed('drops-last-meter').says).toContain('last')
  expect(() => faultNamed('drops-first-meter')).toThrow('There is no fault named drops-first-meter')
})
