import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { schemasOf } from '../../scripts/generate-schemas.ts'
import { judgeRecord } from '../../src/assertions/judge.ts'
import type { Clock } from '../../src/exchange/clock.ts'
import { startRecord } from '../../src/exchange/recorder.ts'
import { checkFile } from '../../src/runner/check.ts'
import { explainCode } from '../../src/standard/codes/explain.ts'
import { loadCodeTables } from '../../src/standard/codes/tables.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { counts } from '../../src/verdict/verdict.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { bakery, error, forwardEnergy, query, readings, reply } from '../assertions/record.ts'

/** Whoever owns a copy of the standard corrects a fact by one edit of a data file, and the harness does as it says. */

const profiles = join(import.meta.dirname, '..', '..', 'profiles')
const policy = { failOn: 'reported', strict: false } as const
const clock: Clock = { now: () => ({ wall: '2026-03-01T12:00:00Z', monotonicMs: 0 }) }

let copy = ''
test.beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'cim9-owner-'))
  cpSync(profiles, copy, { recursive: true })
})
test.afterEach(() => rmSync(copy, { recursive: true }))

/** The one edit: the first place in a data file that holds a text. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text, `${file} holds it`).toContain(from)
  writeFileSync(join(copy, file), text.replace(from, to))
}

/** What the harness knows and judges by, from the copy as it is now. */
async function harness() {
  const standard = loadStandard('2013', copy)
  return { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }
}

async function findingsIn(message: string) {
  return checkFile('message.xml', Buffer.from(message), await harness(), policy, clock).findings
}

/** RD-001 asked of a head end that answers OK and serves nothing. */
function unservedReading() {
  const recorder = startRecord(
    {
      run: 'owner',
      scenario: { id: 'RD-001', title: '', feature: '', uri: '', line: 1, requirements: ['RD-001'], effect: 'reads' },
      edition: '2013',
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'owner', version: '1', endpoint: 'http://127.0.0.1/' },
      declared: { replyMs: 1_000, refusalStatuses: [] },
      objects: [{ ...bakery, names: [...bakery.names] }],
    },
    clock,
  )
  const meta = { url: 'http://127.0.0.1/', method: 'POST', headers: { 'content-type': 'text/xml' } }
  const asked = recorder.message({ from: 'harness', to: 'sut', transport: 'http', meta }, Buffer.from(query()))
  recorder.message(
    {
      from: 'sut',
      to: 'harness',
      transport: 'http',
      inResponseTo: asked,
      meta: { status: 200, headers: meta.headers },
    },
    Buffer.from(reply({ payload: readings() })),
  )
  recorder.append({
    kind: 'expectation',
    about: asked,
    requirements: ['RD-001'],
    says: 'the value is there',
    expected: {
      form: 'readings',
      meters: [{ ...bakery, names: [...bakery.names] }],
      usagePoints: [],
      readingTypes: [forwardEnergy],
    },
  })
  return recorder.record()
}

test('a reply code is what its line says: explained so', () => {
  const summary = () => explainCode('2.4', loadCodeTables(copy))?.summary
  expect(summary()).toBe('invalid parameter: Invalid Meter(s)')
  edit(
    'codes/reply-codes.json',
    '"category": "invalid parameter", "meaning": "Invalid Meter(s)"',
    '"category": "object", "meaning": "The meter is not one of ours"',
  )
  expect(summary()).toBe('object: The meter is not one of ours')
})

test('a reply code that the list gains is judged, where it was not', async () => {
  const refused = reply({ result: 'FAILED', errors: [error({ code: '2.7' })], payload: readings() })
  const codes = async () => (await findingsIn(refused)).filter(({ assertion }) => assertion === 'reply.code')
  expect(await codes()).toMatchObject([{ outcome: 'not-judged', actual: '2.7' }])
  edit(
    'codes/reply-codes.json',
    '{"code": "2.6",',
    '{"code": "2.7", "category": "own", "meaning": "New", "basis": "confirmed"},\n  {"code": "2.6",',
  )
  expect(await codes()).toEqual([])
})

test('a requirement weighs what its strength says: a case that failed becomes a remark', async () => {
  const findings = async () =>
    judgeRecord(unservedReading(), await harness()).findings.filter(({ requirements }) =>
      requirements.includes('RD-001'),
    )
  const before = await findings()
  expect(before.map((finding) => [finding.strength, counts(finding, policy)])).toContainEqual(['must', true])
  edit('requirements/rd.json', '"strength": "must"', '"strength": "should"')
  const after = await findings()
  expect(after.map(({ assertion }) => assertion)).toEqual(before.map(({ assertion }) => assertion))
  expect(after.map((finding) => [finding.strength, counts(finding, policy)])).not.toContainEqual(['must', true])
})

test('an element that an outline gains is valid, and one of a type it gives is judged by that type', async () => {
  const message = (count: string) =>
    readings(
      `<r:MeterReading><r:isCoincidentTrigger>true</r:isCoincidentTrigger><r:attempts>${count}</r:attempts></r:MeterReading>`,
    )
  const faults = async (text: string) =>
    (await findingsIn(text)).filter(({ assertion }) => assertion === 'schema.payload')
  expect(await faults(message('3'))).toHaveLength(1)
  edit(
    '2013/outlines/MeterReadings.outline',
    '    isCoincidentTrigger [0..1] : xs:boolean\n',
    '    isCoincidentTrigger [0..1] : xs:boolean\n    attempts [0..1] : xs:integer\n',
  )
  for (const [file, text] of schemasOf('2013', copy)) writeFileSync(join(copy, '2013', 'schemas', file), text)
  expect(await faults(message('3'))).toEqual([])
  expect(await faults(message('many'))).toHaveLength(1)
})

test('a verb that goes with a noun, and an old name, are what their lines say', async () => {
  const rating = async () => (await harness()).standard.verbs.cell('get', 'RequestMessage', 'EndDeviceEvents')?.rating
  expect(await rating()).toBe('recommended')
  edit(
    '2013/verb-matrix.json',
    '"noun": "EndDeviceEvents", "verb": "get", "rating": "recommended"',
    '"noun": "EndDeviceEvents", "verb": "get", "rating": "possible"',
  )
  expect(await rating()).toBe('possible')
  edit('2013/old-names.json', '"old": "SDPLocationConfig"', '"old": "SdpLocationConfig"')
  expect((await harness()).standard.oldNames.get('SdpLocationConfig')?.successor).toBe('UsagePointLocationConfig')
})
