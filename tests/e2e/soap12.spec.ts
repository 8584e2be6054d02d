import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { decodeRecord } from '../../src/exchange/decode.ts'
import { readRecord } from '../../src/exchange/ndjson.ts'
import type { Fault } from '../../src/sut/faults/fault.ts'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { RunResult } from '../../src/verdict/run-result.ts'
import { cim9, resultsIn, runFolder } from './cli.ts'
import { test } from './desk.ts'
import { runHere } from './in-process.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

/** Queries, refusals and faults, changes, answers that come later, events, and what is about SOAP. */
const cases = [
  ...['RD-001', 'RD-002', 'RD-003', 'RD-005', 'RD-010', 'MEP-001', 'ENV-001', 'ENV-002', 'ENV-003', 'ENV-028'],
  ...['MEP-030', 'ERR-001', 'ERR-003', 'ERR-011', 'ERR-012', 'RCD-001', 'MD-001', 'OPS-001', 'PAY-001'],
  ...['MEP-003', 'MEP-004', 'EVT-001', 'EVT-002', 'TRS-002', 'TRS-005', 'TRS-008', 'TRS-009', 'TRS-010'],
]

/** The versions of SOAP, media types and statuses of a run, of both parties and in both directions. */
function heardIn(folder: string, { scenarios }: RunResult, leftOut: readonly string[] = []) {
  const messages = scenarios
    .filter(({ id }) => !leftOut.includes(id))
    .flatMap(({ id }) => {
      const path = join(runFolder(folder), 'records', `${id}.ndjson`)
      return decodeRecord(readRecord(readFileSync(path, 'utf8'), path)).messages
    })
  const arrived = messages.filter(({ entry }) => entry.from === 'sut' && entry.inResponseTo === undefined)
  return {
    versions: new Set(messages.flatMap(({ binding }) => binding?.soap ?? [])),
    mediaTypes: new Set(messages.map(({ entry }) => (entry.meta.headers['content-type'] ?? '').split(';')[0])),
    statusesOfFaults: new Set(messages.flatMap(({ entry, binding }) => (binding?.fault ? [entry.meta.status] : []))),
    arrived: new Set(arrived.map(({ message }) => message?.archetype)),
  }
}

test('over SOAP 1.2 all passes that passes over SOAP 1.1, in both directions', async ({ folder }) => {
  const result = await runHere(folder, { binding: { soap: '1.2' } }, cases)
  expect(result.harnessErrors).toEqual([])
  const others = result.scenarios.filter(({ verdict }) => verdict !== 'pass')
  expect(others.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`)).toEqual([])
  expect(result.findings).toEqual([])
  expect(heardIn(folder, result, ['TRS-008'])).toEqual({
    versions: new Set(['1.2']),
    // Who takes a reply by its status alone says nothing of a media type.
    mediaTypes: new Set(['application/soap+xml']),
    statusesOfFaults: new Set([400]),
    arrived: new Set(['ResponseMessage', 'EventMessage']),
  })
})

test('over SOAP 1.2 a typed service is asked in its own element, and a fault holds its own message', async ({
  folder,
}) => {
  const ids = ['RD-001', 'EVT-001', 'TRS-002', 'TRS-004', 'TRS-008', 'TRS-010']
  const result = await runHere(folder, { binding: { soap: '1.2', wrapper: 'typed' } }, ids)
  expect(result.harnessErrors).toEqual([])
  const others = result.scenarios.filter(({ verdict }) => verdict !== 'pass')
  expect(others.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`)).toEqual([])
  expect(result.scenarios.filter(({ id }) => id.startsWith('TRS-004'))).toHaveLength(2)
})

/** Systems that speak one version only, and turn the other away, each in its own way. */
const turningAway: Readonly<Record<string, NonNullable<Fault['behaviours']['wire.send']>>> = {
  'by HTTP 415 and a page': (answer) => ({
    kind: 'send',
    answer: isOther(answer.bytes)
      ? {
          ...answer,
          status: 415,
          headers: { 'content-type': 'text/html' },
          bytes: Buffer.from('<html><body>Unsupported Media Type</body></html>'),
        }
      : answer,
  }),
  'by HTTP 400 and nothing': (answer) => ({
    kind: 'send',
    answer: isOther(answer.bytes) ? { ...answer, status: 400, headers: {}, bytes: new Uint8Array() } : answer,
  }),
  'by HTTP 500 and a page of its container': (answer) => ({
    kind: 'send',
    answer: isOther(answer.bytes)
      ? {
          ...answer,
          status: 500,
          headers: { 'content-type': 'text/html' },
          bytes: Buffer.from('<!doctype html><html><body>Internal Server Error</body></html>'),
        }
      : answer,
  }),
  'by a plain fault in the version that it speaks': (answer) => ({
    kind: 'send',
    answer: isOther(answer.bytes)
      ? {
          ...answer,
          status: 500,
          headers: { 'content-type': 'text/xml' },
          bytes: Buffer.from(
            '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:VersionMismatch</faultcode><faultstring>SOAP 1.1 is spoken here.</faultstring></s:Fault></s:Body></s:Envelope>',
          ),
        }
      : answer,
  }),
}
const isOther = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('http://www.w3.org/2003/05/soap-envelope')

for (const [how, send] of Object.entries(turningAway))
  test(`a system is not accused that turns the other version of SOAP away ${how}`, async ({ folder, closing }) => {
    const fault: Fault = { name: 'one-version', says: how, behaviours: { 'wire.send': send }, raises: [] }
    const sut = closing(await referenceHes({ fault }))
    const config = { sut: { name: 'a SUT', version: '1', endpoint: sut.url }, ics: referenceIcs, ixit: referenceIxit }
    const { scenarios, findings } = await runHere(folder, config, ['TRS-008'])
    expect(scenarios.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['TRS-008 pass'])
    expect(findings).toEqual([])
  })

test('the version of SOAP is chosen at the command line, and a case that failed is run again with it', async ({
  folder,
}) => {
  const { code, stderr } = await cim9(['run', 'RD-001', '--soap', '1.2'], { cwd: folder })
  expect(code, stderr).toBe(0)
  const { binding } = resultsIn(folder)
  expect(binding.soap).toBe('1.2')
  const bad = await cim9(['run', 'RD-001', '--soap', '1.3'], { cwd: folder })
  expect(bad.code).toBe(2)
  expect(bad.stderr).toContain("'1.3' is invalid")
})
