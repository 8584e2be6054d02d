import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { assertions } from '../../src/assertions/index.ts'
import { faults } from '../../src/sut/faults/index.ts'

test('every assertion is raised by a fault, or by a record made by hand in this folder', () => {
  const raised = new Set(faults.flatMap(({ raises }) => raises.map(({ assertion }) => assertion)))
  const here = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n')
  const byHand = (id: string) => new RegExp(`\\b${id.replace('.', '\\.')} (fail|inconclusive|not-judged)\\b`).test(here)
  expect(assertions.length).toBeGreaterThan(30)
  expect(assertions.map(({ id }) => id).filter((id) => !raised.has(id) && !byHand(id))).toEqual([])
})

test('every fault raises assertions that there are', () => {
  const ids = assertions.map(({ id }) => id)
  for (const { name, raises } of faults)
    expect(ids, name).toEqual(expect.arrayContaining(raises.map(({ assertion }) => assertion)))
})
