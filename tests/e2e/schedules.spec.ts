import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { effects } from '../../src/config/config.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes } from './suts.ts'

const vector = (name: string) => readFileSync(join(import.meta.dirname, `../../vectors/soap/${name}.xml`), 'utf8')
/** A schedule for next year, by the vector of one for last spring. */
const request = vector('schedule-request')
  .replace('>2026-03-01T12:00:13', '>2126-03-01T12:00:13')
  .replace(/(<name>0[^<]*<\/name>)/, '$1<NameType><name>ReadingType</name></NameType>')

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8' }, body })
  return response.text()
}

const schedule = (mRID: string | undefined) => ({
  meters: [{ mRID }],
  readingTypes: ['0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'],
  times: { recurrencePeriod: 1, start: '2026-03-01T12:00:01Z', end: '2126-03-01T12:00:13Z' },
})

for (const known of ['by the id it was given', 'by its content, where the answer never came'] as const)
  test(`a schedule that a dead run left behind is called off by cleanup, ${known}`, async ({ folder, closing }) => {
    const hes = closing(await referenceHes())
    const made = await post(hes.url, request)
    const given = /<msg:ID kind="transaction">([^<]+)</.exec(made)?.[1]
    expect(given).toBeDefined()
    expect(await post(hes.url, vector('schedule-query'))).toContain('recurrencePeriod')

    const meter = referenceIxit.sacrificial?.meters?.[0]?.mRID
    const undo = {
      noun: 'MeterReadSchedule',
      verb: 'cancel',
      ...(known === 'by the id it was given' && { id: given }),
      schedule: schedule(meter),
    }
    const journal = join(folder, 'journal.ndjson')
    const entry = (id: string, by: object) =>
      JSON.stringify({
        kind: 'change',
        id,
        at: '2026-11-20T10:00:00Z',
        scenario: `CASE-${id}`,
        endpoint: hes.url,
        undo: by,
      })
    const stranger = { ...undo, id: undefined, schedule: schedule(referenceIxit.meters?.[0]?.mRID) }
    writeFileSync(journal, `${entry('1', undo)}\n${entry('2', stranger)}\n`)
    writeConfig(folder, {
      sut: { name: 'a SUT', version: '1', endpoint: hes.url },
      ics: referenceIcs,
      ixit: referenceIxit,
      policy: { allowEffects: [...effects] },
    })

    const { stdout } = await cim9(['cleanup', journal], { cwd: folder })
    expect(stdout).toMatch(/^undone {2}CASE-1 /m)
    expect(stdout).toMatch(/^LEFT OVER {2}CASE-2 .*The guard stopped /m)
    expect(await post(hes.url, vector('schedule-query'))).not.toContain('recurrencePeriod')
  })
