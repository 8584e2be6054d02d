import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { groups } from '../../src/sut/reference/groups.ts'
import { everyMeter, everyUsagePoint } from '../../src/sut/reference/special-meters.ts'
import { cim9, filesIn, resultsIn, runFolder, startCim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { faultyHes, forward, referenceHes, send, sutThat, type Sut } from './suts.ts'
import { faultNamed } from '../../src/sut/faults/index.ts'

test.describe.configure({ timeout: 300_000 })

const everything = (url: string): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: referenceIxit,
  policy: { allowEffects: [...effects] },
})

/** The verbs that ask for something to be done, and those that tell of it and might be taken for them. */
const changes = /<(?:\w+:)?Verb>\s*(?:create|change|cancel|close|delete|execute|update)/i

/** A message in which what was compressed can be read, also where only its beginning was sent. */
const inflated = (text: string): string =>
  text.replace(/(<(?:\w+:)?Compressed>)([^<]*)/g, (_, tag: string, packed: string) => {
    const bytes = packed.startsWith('begin ') ? uudecoded(packed) : Buffer.from(packed, 'base64')
    return bytes[0] === 0x1f
      ? tag + gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8')
      : tag + packed
  })

/** As the old tool reads it: the first character of a line tells how many bytes are in it. */
function uudecoded(escaped: string): Buffer {
  const lines = escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .slice(1, -2)
  return Buffer.concat(
    lines.map((line) => {
      const signs = Array.from(line.slice(1), (one) => (one.charCodeAt(0) - 32) % 64)
      const bits = signs.map((sign) => sign.toString(2).padStart(6, '0')).join('')
      const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
      return Buffer.from(bytes.slice(0, (line.charCodeAt(0) - 32) % 64))
    }),
  )
}

/** Every text that stands where an object may be called. */
const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/<(?:\w+:)?(?:mRID|name|ID|serialNumber)(?:\s[^>]*)?>([^<]*)</g)].map(([, id = '']) => id)

interface Called {
  readonly mRID?: string | undefined
  readonly names?: readonly { readonly name: string }[] | undefined
  readonly serialNumber?: string | undefined
}
const wordsFor = (objects: readonly Called[]) =>
  objects
    .flatMap(({ mRID, names = [], serialNumber }) => [mRID, serialNumber, ...names.map(({ name }) => name)])
    .filter((word) => word !== undefined)
const { meters = [], usagePoints = [], meterGroups = [], usagePointGroups = [] } = referenceIxit.sacrificial ?? {}
const givenUp = new Set(wordsFor([...meters, ...usagePoints, ...meterGroups, ...usagePointGroups]))
/** Ids of all that the SUT has and nobody gave up, whether the IXIT speaks of it or not. */
const foreign = new Set(wordsFor([...everyMeter, ...everyUsagePoint, ...groups]).filter((id) => !givenUp.has(id)))

test('the whole suite, all effects allowed, changes nothing but what the IXIT gives up', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const changing: string[] = []
  const watched = closing(
    await sutThat(async (heard) => {
      if (changes.test(heard.text)) changing.push(inflated(heard.text))
      send(heard.response, await forward(hes, heard))
    }),
  )
  writeConfig(folder, everything(watched.url))
  await cim9(['run'], { cwd: folder, timeoutMs: 280_000 })
  expect(changing.length).toBeGreaterThan(10)
  expect(foreign.size).toBeGreaterThan(10)
  for (const text of changing) {
    const ids = idsIn(text)
    // A set of no operation names nobody: it asks for nothing.
    if (/Operation>/.test(text) || !/OperationSet>/.test(text)) expect(ids.length, text).toBeGreaterThan(0)
    expect(ids.filter((id) => foreign.has(id))).toEqual([])
  }
  expect(resultsIn(folder).leftOver).toEqual([])
  expect(await openSwitches(hes)).toEqual([])
})

test('a harness that is killed in the middle leaves a journal, by which cleanup brings everything back', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  let reached: () => void = () => undefined
  const disconnected = new Promise<void>((resolve) => (reached = resolve))
  const watched = closing(
    await sutThat(async (heard) => {
      const reply = await forward(hes, heard)
      // The answer to the first disconnect is kept back: the harness dies while it waits.
      if (heard.text.includes('3.31.0.23')) reached()
      else send(heard.response, reply)
    }),
  )
  writeConfig(folder, everything(watched.url))
  const running = startCim9(['run', 'RCD-001'], { cwd: folder })
  const gone = running.ended.catch(() => undefined)
  await disconnected
  running.child.kill('SIGKILL')
  await gone
  expect(await openSwitches(hes)).toHaveLength(1)

  const [journal = ''] = filesIn(join(folder, 'reports')).filter((path) => path.endsWith('journal.ndjson'))
  expect(existsSync(journal)).toBe(true)
  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder })
  expect(stdout).toMatch(/^undone {2}RCD-001 of /)
  expect(code).toBe(0)
  expect(await openSwitches(hes)).toEqual([])
  const again = await cim9(['cleanup', journal], { cwd: folder })
  expect(again.stdout).toBe('Nothing is left to undo.\n')
  expect(again.code).toBe(0)
})

test('what the SUT does not bring back is told as left over, and the run says how to try again', async ({
  folder,
  closing,
}) => {
  const hes = closing(await faultyHes(faultNamed('refuses-to-connect')))
  writeConfig(folder, everything(hes.url))
  const { stdout } = await cim9(['run', 'RCD-001'], { cwd: folder })
  const { leftOver, run } = resultsIn(folder)
  expect(leftOver).toContain('RCD-001')
  expect(stdout).toContain(`are not undone. Run: cim9 cleanup reports/${run.id}/journal.ndjson`)
  expect(readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')).toContain('Left over:')
  const { code, stdout: told } = await cim9(['cleanup', `reports/${run.id}/journal.ndjson`], { cwd: folder })
  expect(told).toMatch(/^LEFT OVER {2}RCD-001 of /m)
  expect(code).toBe(4)
})

test('without permission nothing is operated, and the case says so', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, { ...everything(hes.url), policy: { allowEffects: ['reads'] } })
  await cim9(['run', 'RCD-001'], { cwd: folder })
  for (const { verdict } of resultsIn(folder).scenarios) expect(verdict).toBe('not-run')
  expect(existsSync(join(runFolder(folder), 'journal.ndjson'))).toBe(false)
})

test('without meters that are given up a case that operates is inconclusive', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, { ...everything(hes.url), ixit: { ...referenceIxit, sacrificial: { meters: [] } } })
  await cim9(['run', 'RCD-001', 'RCD-028'], { cwd: folder })
  for (const { id, verdict, reason } of resultsIn(folder).scenarios.filter((one) => one.id !== 'RCD-001.unknown')) {
    expect(verdict, id).toBe('inconclusive')
    expect(reason).toContain('ixit.sacrificial.meters')
  }
})

/** Asks a head end for the switches of its meters, in words of its own. */
async function openSwitches(hes: Sut): Promise<readonly string[]> {
  const type = referenceIxit.switches?.readingType ?? ''
  const meters = (referenceIxit.meters ?? []).map(({ mRID = '' }) => mRID)
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:RequestMessage xmlns:m="http://iec.ch/TC57/2011/schema/message"><m:Header><m:Verb>get</m:Verb><m:Noun>MeterReadings</m:Noun></m:Header><m:Request><q:GetMeterReadings xmlns:q="http://iec.ch/TC57/2011/GetMeterReadings#">${meters.map((id) => `<q:EndDevice><q:mRID>${id}</q:mRID></q:EndDevice>`).join('')}<q:ReadingType><q:Names><q:name>${type}</q:name></q:Names></q:ReadingType></q:GetMeterReadings></m:Request></m:RequestMessage></s:Body></s:Envelope>`
  const reply = await fetch(hes.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
  const text = await reply.text()
  return text
    .split('<MeterReading>')
    .slice(1)
    .filter((reading) => reading.includes(`<value>${referenceIxit.switches?.openValue ?? ''}</value>`))
}
