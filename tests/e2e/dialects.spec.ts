import { expect } from '@playwright/test'
import { cim9, resultsIn, writeConfig } from './cli.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'

test.describe.configure({ timeout: 300_000 })

for (const { of, ...schemas } of [
  { dialect: 'draft-2011', wildcards: 'strict', of: [] },
  { dialect: 'tightened', wildcards: 'lax', of: ['ENV', 'ERR', 'RD', 'EVT', 'OPS', 'MD', 'RCD'] },
] as const)
  test(`in the form ${schemas.dialect} of the envelope every case passes, or its form forbids the case`, async ({
    folder,
  }) => {
    writeConfig(folder, { schemas })
    const { stderr } = await cim9(['run', ...of], { cwd: folder, timeoutMs: 280_000 })
    const { scenarios, harnessErrors } = resultsIn(folder)
    expect(harnessErrors, stderr).toEqual([])
    expect(scenarios.length).toBeGreaterThan(190)
    const others = scenarios.filter((one) => one.verdict !== 'pass' && !isOfAnotherForm(one))
    for (const { id, verdict, reason = '' } of others) {
      expect(verdict, `${id}: ${reason}`).toBe('not-applicable')
      expect(reason, id).toContain('schemas.dialect')
    }
  })
