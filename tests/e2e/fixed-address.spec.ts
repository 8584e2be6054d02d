import { expect } from '@playwright/test'
import { referenceIcs } from '../../src/sut/reference/ics.ts'
import { referenceIxit } from '../../src/sut/reference/ixit.ts'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { referenceHes } from './suts.ts'

test.describe.configure({ timeout: 120_000 })

test('a SUT that sends its results to an address of its own is not accused of keeping them back', async ({
  folder,
  closing,
}) => {
  const hes = closing(await referenceHes())
  writeConfig(folder, {
    sut: { name: 'a SUT', version: '1', endpoint: hes.url },
    ics: { ...referenceIcs, asynchronous: 'fixed-address' },
    ixit: { ...referenceIxit, callback: {} },
  })
  await cim9(['run', 'MEP-003', 'MEP-004'], { cwd: folder })
  const { scenarios } = resultsIn(folder)
  expect(scenarios.length).toBeGreaterThan(1)
  for (const { id, verdict, reason } of scenarios) {
    expect(verdict, id).toBe('inconclusive')
    expect(reason, id).toContain('ics.asynchronous')
  }
})
