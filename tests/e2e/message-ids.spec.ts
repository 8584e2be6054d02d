import { join } from 'node:path'
import { expect } from '@playwright/test'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import type { ScenarioResult } from '../../src/verdict/run-result.ts'
import { cim9, resultsIn, runFolder, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { faultyHes, referenceHes, type Sut } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

const raised = ({ findings }: Pick<ScenarioResult, 'findings'>): readonly string[] =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ assertion }) => assertion)

async function run(folder: string, { url }: Sut) {
  writeConfig(folder, { sut: { name: 'a SUT', version: '1', endpoint: url }, ics: referenceIcs, ixit: referenceIxit })
  await cim9(['run', 'RD-001', 'RD-002'], { cwd: folder })
  return resultsIn(folder)
}

test('a head end whose ids begin anew is found out by the run as a whole, and by check over all records', async ({
  folder,
  closing,
}) => {
  let asked = 0
  const hes = closing(
    await faultyHes({
      name: 'begins-anew',
      says: 'Every reply bears one of two ids.',
      // Each of these cases asks once: in its own record nothing is wrong.
      behaviours: { 'reply.messageId': () => `reply-${(asked++ >> 1) % 2}` },
      raises: [],
    }),
  )
  const { scenarios, findings, exitCode } = await run(folder, hes)
  const failed = scenarios.filter((one) => raised(one).includes('run.own-message-id'))
  expect(failed.length).toBeGreaterThan(0)
  expect(failed.length).toBeLessThan(scenarios.length)
  for (const { verdict, reason } of failed) {
    expect(verdict).toBe('fail')
    expect(reason).toMatch(/reply-\d, which is that of m\d in RD-00/)
  }
  expect(findings.find(({ first }) => first.assertion === 'run.own-message-id')?.scenarios).toEqual(
    failed.map(({ id }) => id),
  )
  expect(exitCode).toBe(1)

  const records = join(runFolder(folder), 'records')
  const { stdout } = await cim9(['check', records, '--json'], { cwd: folder })
  const together = JSON.parse(stdout) as (Pick<ScenarioResult, 'findings' | 'verdict'> & { file: string })[]
  for (const { id, verdict, findings: live } of scenarios) {
    const checked = together.find(({ file }) => file.endsWith(`${id}.ndjson`))
    expect(checked).toMatchObject({ verdict, findings: live })
    const alone = await cim9(['check', join(records, `${id}.ndjson`), '--json'], { cwd: folder })
    expect((JSON.parse(alone.stdout) as { verdict: string }[])[0]?.verdict).toBe('pass')
  }
})

test('a head end with ids of its own is let be', async ({ folder, closing }) => {
  const { scenarios } = await run(folder, closing(await referenceHes()))
  expect(scenarios.length).toBeGreaterThan(1)
  for (const scenario of scenarios) expect(raised(scenario)).toEqual([])
})
