import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { faultNamed } from '../../src/sut/faults/index.ts'
import { cim9, resultsIn } from './cli.ts'
import { test } from './desk.ts'
import { blocksIn, commandsIn } from './documents.ts'
import { faultyHes } from './suts.ts'

// Five commands; on a busy machine, of many seconds.
test.describe.configure({ timeout: 180_000 })

const document = 'adding-a-scenario.md'

test('a scenario is added in Gherkin alone, as docs/adding-a-scenario.md says', async ({ folder, closing }) => {
  const [feature = ''] = blocksIn(document, 'gherkin')
  mkdirSync(join(folder, 'features'))
  writeFileSync(join(folder, 'features/acme.feature'), feature)
  const [listSteps = [], listScenarios = [], run = [], sut = [], runAtFault = []] = commandsIn(document)

  const steps = await cim9(listSteps, { cwd: folder })
  expect(steps.code).toBe(0)
  for (const sentence of ['a known meter', 'the malformed reading type {string}', 'it holds the readings asked for'])
    expect(steps.stdout).toContain(sentence)

  const listed = await cim9(listScenarios, { cwd: folder })
  for (const id of ['ACME-001', 'ACME-002.one-too-many', 'ACME-002.no-number']) expect(listed.stdout).toContain(id)

  const good = await cim9(run, { cwd: folder })
  const [promised = ''] = blocksIn(document, 'text')
  expect(good.stdout).toContain(promised.trim())
  expect(good.code).toBe(0)

  const fault = faultNamed(sut[sut.indexOf('--fault') + 1] ?? '')
  const { url } = closing(await faultyHes(fault))
  const args = runAtFault.map((word) => (word.startsWith('http') ? url : word))
  const bad = await cim9(args, { cwd: folder })
  expect(bad.code).toBe(1)
  expect(resultsIn(folder).scenarios.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'ACME-001 pass',
    'ACME-002.one-too-many fail',
    'ACME-002.no-number fail',
  ])
})
