import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import type { ConfigInput, IxitInput } from '../../src/index.ts'
import { faultNamed } from '../../src/sut/faults/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, filesIn, startCim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { faultyHes, forward, referenceHes, send, sutThat, type Sut } from './suts.ts'

test.describe.configure({ timeout: 180_000 })

/** Long enough for a harness to be killed, and its journal to be cleaned up, before the control falls due. */
const controlLeadMs = 6_000

const operating = (url: string, ixit: Partial<IxitInput> = {}): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: { ...referenceIxit, timeLimits: { ...referenceIxit.timeLimits, controlLeadMs }, ...ixit },
  policy: { allowEffects: [...effects] },
})

/** Lets a harness order a disconnect for a later time, and kills it before it can bring anything back; returns its journal. */
async function killAfterOrdering(
  folder: string,
  hes: Sut,
  closing: <T extends { close(): Promise<void> }>(one: T) => T,
): Promise<string> {
  let reached: () => void = () => undefined
  const ordered = new Promise<void>((resolve) => (reached = resolve))
  const watched = closing(
    await sutThat(async (heard) => {
      const reply = await forward(hes, heard)
      if (heard.text.includes('primaryDeviceTiming') && heard.text.includes('>create<')) reached()
      else send(heard.response, reply)
    }),
  )
  writeConfig(folder, operating(watched.url))
  const running = startCim9(['run', 'RCD-009'], { cwd: folder })
  const gone = running.ended.catch(() => undefined)
  await ordered
  running.child.kill('SIGKILL')
  await gone
  const [journal = ''] = filesIn(join(folder, 'reports')).filter((path) => path.endsWith('journal.ndjson'))
  return journal
}

test('a disconnect that a killed harness left for later is called off, and never opens the switch', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const journal = await killAfterOrdering(folder, hes, closing)
  expect(await openSwitches(hes)).toEqual([])
  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder, timeoutMs: 60_000 })
  expect(stdout).toMatch(/^undone {2}RCD-009 of /)
  expect(code).toBe(0)
  // Cleanup has waited until the time was past: what was called off has not happened.
  expect(await openSwitches(hes)).toEqual([])
  const again = await cim9(['cleanup', journal], { cwd: folder })
  expect(again.stdout).toBe('Nothing is left to undo.\n')
})

test('where calling off is told and not done, cleanup waits for the time and closes the switch', async ({
  folder,
  closing,
}) => {
  const hes = closing(await faultyHes(faultNamed('cancels-in-words-only')))
  const journal = await killAfterOrdering(folder, hes, closing)
  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder, timeoutMs: 60_000 })
  expect(stdout).toMatch(/^undone {2}RCD-009 of /)
  expect(code).toBe(0)
  expect(await openSwitches(hes)).toEqual([])
})

test('a control of the journal that no run has given its number is not called off', async ({ folder, closing }) => {
  const hes = closing(await referenceHes())
  const [meter] = referenceIxit.sacrificial?.meters ?? []
  const meters = [{ mRID: meter?.mRID }]
  const journal = join(folder, 'journal.ndjson')
  const entry = {
    kind: 'change',
    id: '1',
    at: '2026-11-20T10:00:00Z',
    scenario: 'RCD-009',
    endpoint: hes.url,
    undo: { noun: 'EndDeviceControls', verb: 'create', controls: [{ code: '3.31.0.18', meters }] },
    scheduled: {
      due: '2026-11-20T10:01:00Z',
      cancel: {
        noun: 'EndDeviceControls',
        verb: 'cancel',
        controls: [{ mRID: 'control-of-somebody', tracking: 'CIS-1-4711', code: '3.31.0.23', meters }],
      },
    },
  }
  writeFileSync(journal, `${JSON.stringify(entry)}\n`)
  writeConfig(folder, operating(hes.url))
  const { code, stdout } = await cim9(['cleanup', journal], { cwd: folder })
  expect(stdout).toMatch(/^LEFT OVER {2}RCD-009 .*The guard stopped cancel.*control-of-somebody/m)
  expect(code).toBe(4)
})

/** Asks a head end for the switches of the meters that are given up, in words of its own. */
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
