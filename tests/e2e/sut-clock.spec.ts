import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { systemClock, type Clock } from '../../src/exchange/clock.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { resultsIn, runFolder } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes, sutThat } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

/** A clock that is wrong by so many milliseconds. */
function ahead(ms: number): Clock {
  const right = systemClock()
  return {
    now: () => {
      const { wall, monotonicMs } = right.now()
      return { wall: new Date(Date.parse(wall) + ms).toISOString(), monotonicMs }
    },
  }
}

const declared = (url: string, ixit: ConfigInput['ixit'] = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: { ...referenceIxit, timeLimits: { ...referenceIxit.timeLimits, controlLeadMs: 1_500 }, ...ixit },
  policy: { allowEffects: ['reads', 'operates'], authorised: { by: 'the test', on: '2026-01-15' } },
})

const timed = ['RCD-009', 'RCD-009.past', 'RCD-010', 'RCD-010.carried-out', 'ENV-025', 'ENV-025.old', 'RD-001']

const verdicts = (folder: string) =>
  Object.fromEntries(resultsIn(folder).scenarios.map(({ id, verdict }) => [id, verdict]))

for (const offMs of [30_000, -30_000])
  test(`what is due is planned by the clock of the SUT: one that is off by ${offMs / 1000} s is accused of nothing`, async ({
    folder,
    closing,
  }) => {
    const hes = closing(await referenceHes({ clock: ahead(offMs) }))
    await runHere(folder, declared(hes.url), timed)
    expect(verdicts(folder)).toEqual(Object.fromEntries(timed.map((id) => [id, 'pass'])))
    const { entries } = readRecord(
      readFileSync(join(runFolder(folder), 'records', 'RCD-009.ndjson'), 'utf8'),
      'the record',
    )
    const clock = entries.find((entry) => entry.kind === 'clock')
    expect(Math.abs((clock?.aheadMs ?? 0) - offMs)).toBeLessThan(1_000)
  })

test('by a clock that is off by more than is declared nothing is planned, and the reason says so', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes({ clock: ahead(2 * 3_600_000) }))
  await runHere(folder, declared(hes.url), ['RCD-009', 'RD-001'])
  expect(verdicts(folder)).toMatchObject({ 'RCD-009': 'inconclusive', 'RD-001': 'pass' })
  const { reason } = resultsIn(folder).scenarios.find(({ id }) => id === 'RCD-009') ?? {}
  expect(reason).toContain('7200 s')
  expect(reason).toContain('ixit.timeLimits.clockSkewMs')
})

const minuteMs = 60_000
const unhurried = { ...referenceIxit.timeLimits, controlLeadMs: 10 * minuteMs }

test('nobody waits where a hook puts the clock of the SUT forward', async ({ folder, closing }) => {
  const hes = closing(await referenceHes({ control: true }))
  const hook = closing(
    await sutThat(async ({ request, text, response }) => {
      expect(request.method).toBe('POST')
      const { advance } = JSON.parse(text) as { advance: number }
      const order = JSON.stringify({ do: 'advance', ms: advance })
      await fetch(hes.control ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: order })
      response.writeHead(204).end()
    }),
  )
  const ixit = { timeLimits: unhurried, hooks: { advance: { url: hook.url } } }
  const ids = ['RCD-009', 'RCD-010', 'RCD-010.carried-out']
  const before = performance.now()
  await runHere(folder, declared(hes.url, ixit), ids)
  expect(verdicts(folder)).toMatchObject({ 'RCD-009': 'pass', 'RCD-010': 'pass', 'RCD-010.carried-out': 'pass' })
  expect(performance.now() - before).toBeLessThan(5 * minuteMs)
})

test('a hook that fails makes its cases inconclusive, and says what went wrong', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const timeLimits = { ...referenceIxit.timeLimits, controlLeadMs: 1_000 }
  const ixit = { timeLimits, hooks: { advance: { command: ['false'] } } }
  await runHere(folder, declared(hes.url, ixit), ['RCD-009'])
  const [scenario] = resultsIn(folder).scenarios
  expect(scenario?.verdict).toBe('inconclusive')
  expect(scenario?.reason).toContain('ixit.hooks.advance.command')
})
