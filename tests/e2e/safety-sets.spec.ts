import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { pendingIn } from '../../src/conversation/journal.ts'
import type { ConfigInput } from '../../src/index.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, filesIn, resultsIn, startCim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { forward, referenceHes, send, sutThat, type Sut } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

const config = (url: string): ConfigInput => ({
  sut: { name: 'a SUT', version: '1', endpoint: url },
  ics: referenceIcs,
  ixit: referenceIxit,
  policy: { allowEffects: ['reads', 'own-data'] },
})

test('a harness that is killed after it sent a set leaves a journal, by which cleanup strikes off all of it', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  let reached: () => void = () => undefined
  const executed = new Promise<void>((resolve) => (reached = resolve))
  const watched = closing(
    await sutThat(async (heard) => {
      const reply = await forward(hes, heard)
      // The answer to the set is kept back: the harness dies while it waits.
      if (heard.text.includes('OperationSet>')) reached()
      else send(heard.response, reply)
    }),
  )
  writeConfig(folder, config(watched.url))
  const running = startCim9(['run', 'OPS-006.two-nouns'], { cwd: folder })
  const gone = running.ended.catch(() => undefined)
  await executed
  running.child.kill('SIGKILL')
  await gone

  const [journal = ''] = filesIn(join(folder, 'reports')).filter((path) => path.endsWith('journal.ndjson'))
  const pending = pendingIn(journal)
  expect(pending.map(({ undo }) => `${undo.verb} ${undo.noun}`).sort()).toEqual([
    'delete MeterConfig',
    'delete UsagePointConfig',
  ])
  const ids = pending.flatMap(({ undo }) => ('objects' in undo ? undo.objects.map(({ mRID = '' }) => mRID) : []))
  expect(await onFile(hes, ids)).toEqual(ids)

  const { code } = await cim9(['cleanup', journal], { cwd: folder })
  expect(code).toBe(0)
  expect(await onFile(hes, ids)).toEqual([])
})

test('whatever becomes of its sets, a run speaks of objects of its own only, and leaves none of them', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  const changing: string[] = []
  const watched = closing(
    await sutThat(async (heard) => {
      if (/<(?:\w+:)?Payload>/.test(heard.text)) changing.push(heard.text)
      send(heard.response, await forward(hes, heard))
    }),
  )
  writeConfig(folder, config(watched.url))
  await cim9(['run', 'OPS', 'MEP-029', 'MEP-046'], { cwd: folder })
  const { run, leftOver, harnessErrors } = resultsIn(folder)
  expect(harnessErrors).toEqual([])
  expect(leftOver).toEqual([])
  const [journal = ''] = filesIn(join(folder, 'reports')).filter((path) => path.endsWith('journal.ndjson'))
  const journalled = readFileSync(journal, 'utf8')
  const ids = new Set(
    // The event of a link has an id too, and is no object that stays.
    changing
      .map((text) => text.replace(/<ConfigurationEvent>[\s\S]*?<\/ConfigurationEvent>/g, ''))
      .flatMap((text) => [...text.matchAll(/<(?:\w+:)?mRID>([^<]*)</g)].map(([, id = '']) => id)),
  )
  expect(ids.size).toBeGreaterThan(40)
  for (const id of ids) expect(journalled, id).toContain(id)
  for (const text of changing)
    for (const [, name = ''] of text.matchAll(/<(?:\w+:)?Names>\s*<(?:\w+:)?name>([^<]*)</g))
      expect(name).toMatch(new RegExp(`^CIM9-${run.id}-`))
  expect(await onFile(hes, [...ids])).toEqual([])
})

/** Asks a head end which of these objects it has, in words of its own. */
async function onFile(hes: Sut, ids: readonly string[]): Promise<readonly string[]> {
  const ask = async (noun: string, object: string) => {
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:RequestMessage xmlns:m="http://iec.ch/TC57/2011/schema/message"><m:Header><m:Verb>get</m:Verb><m:Noun>${noun}</m:Noun></m:Header><m:Request><q:Get${noun} xmlns:q="http://iec.ch/TC57/2011/Get${noun}#">${ids.map((id) => `<q:${object}><q:mRID>${id}</q:mRID></q:${object}>`).join('')}</q:Get${noun}></m:Request></m:RequestMessage></s:Body></s:Envelope>`
    const reply = await fetch(hes.url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })
    const [, payload = ''] = (await reply.text()).split('Payload>')
    return payload
  }
  const told = (await ask('MeterConfig', 'Meter')) + (await ask('UsagePointConfig', 'UsagePoint'))
  return ids.filter((id) => told.includes(id))
}
