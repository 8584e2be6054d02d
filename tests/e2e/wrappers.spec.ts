import { expect } from '@playwright/test'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'
import { runHere } from './in-process.ts'
import type { ScenarioResult } from '../../src/verdict/run-result.ts'

test.describe.configure({ timeout: 300_000 })

/** Does the catalogue itself say, before any step, that a case is about another service or transport? */
const isAboutAnotherService = (one: ScenarioResult): boolean => !one.id.startsWith('ENV') && isOfAnotherForm(one)

test('over the generic service in its wrapper every case passes, or is forbidden by it', async ({ folder }) => {
  const { scenarios, harnessErrors } = await runHere(folder, { binding: { wrapper: 'generic-wrapped' } }, [
    ...['RD', 'ENV', 'ERR', 'MEP', 'EVT', 'OPS', 'MD', 'RCD', 'TRS'],
  ])
  expect(harnessErrors).toEqual([])
  const others = scenarios.filter((one) => one.verdict !== 'pass' && !isAboutAnotherService(one))
  // An event that is no event cannot be sent: its wrapper makes it one.
  expect(others.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['ENV-007.created not-applicable'])
})

test('over typed services every case passes, or has no place in a typed payload', async ({ folder }) => {
  const { scenarios, harnessErrors } = await runHere(folder, { binding: { wrapper: 'typed' } })
  expect(harnessErrors).toEqual([])
  const others = scenarios.filter((one) => one.verdict !== 'pass' && !isAboutAnotherService(one))
  expect(others.length).toBeLessThan(scenarios.length / 8)
  for (const { id, verdict, reason = '' } of others) {
    expect(verdict, `${id}: ${reason}`).toBe('inconclusive')
    expect(reason, id).toContain('The typed services have no place for')
  }
  const changing = scenarios.filter(({ id, verdict }) => id.startsWith('RCD-') && verdict === 'pass')
  expect(changing.length).toBeGreaterThan(20)
})
