import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { isSound, selfcheckSchema, type Selfcheck } from '../../src/verdict/selfcheck.ts'
import { cim9, resultsIn, runFolder } from './cli.ts'
import { test } from './desk.ts'

test.describe.configure({ timeout: 180_000 })

test('an installation shows that it judges as it should, and the runs beside tell of it', async ({ folder }) => {
  const { code, stdout, stderr } = await cim9(['selfcheck'], { cwd: folder, timeoutMs: 120_000 })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('judges as it should')
  expect(stdout).toContain('20 of 20 faults are told by the assertions that should tell them, and by no other')
  const path = join(folder, 'reports/selfcheck.json')
  const check = selfcheckSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(isSound(check)).toBe(true)

  await cim9(['run', 'RD-001'], { cwd: folder, timeoutMs: 60_000 })
  expect(resultsIn(folder).run.selfcheck).toEqual({ at: check.at, sound: true, faults: 20 })
  expect(readFileSync(join(runFolder(folder), 'statement.html'), 'utf8')).toContain('judged as it should')

  writeFileSync(path, JSON.stringify({ ...check, harness: '0.0.0' }))
  await cim9(['run', 'RD-001'], { cwd: folder, timeoutMs: 60_000 })
  expect(resultsIn(folder).run.selfcheck, 'a check of another installation says nothing').toBeUndefined()
})

test.describe('an installation is not sound', () => {
  const told = { name: 'a fault', scenario: 'RD-001', expected: ['verb.root'], raised: ['verb.root'] }
  const check: Selfcheck = {
    format: 'cim9-selfcheck',
    version: 1,
    at: '2026-03-01T12:00:00Z',
    harness: '0.1.0',
    node: 'v20',
    platform: 'any',
    notConforming: [],
    faults: [told],
    tookMs: 1,
  }

  test('that does not pass what conforms, misses a fault, or tells more than one', () => {
    expect(isSound(check)).toBe(true)
    expect(isSound({ ...check, notConforming: ['RD-001'] })).toBe(false)
    expect(isSound({ ...check, faults: [{ ...told, raised: [] }] })).toBe(false)
    expect(isSound({ ...check, faults: [{ ...told, raised: ['verb.root', 'noun.reply'] }] })).toBe(false)
  })
})
