import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { proofSchema } from '../../src/reporting/proof/proof.ts'
import { cim9 } from './cli.ts'
import { test } from './desk.ts'

test.describe.configure({ timeout: 180_000 })

const proofIn = (folder: string) => proofSchema.parse(JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8')))

test('a fault is tried where it makes a difference, and what it raises is what it declares', async ({ folder }) => {
  const { code, stdout, stderr } = await cim9(
    ['prove', 'trims-leading-zeros', 'wrong-content-type', '--cases', 'RD-001', 'RD-045', '--into', '.'],
    { cwd: folder, timeoutMs: 120_000 },
  )
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('Every fault raises what it declares and nothing else')
  const { faults, scenarios } = proofIn(folder)
  const [zeros, untyped] = faults
  expect(zeros?.tried).toEqual(['RD-045.leading-zeros'])
  expect(untyped?.tried).toContain('RD-001')
  expect(untyped?.raised.every(({ assertion }) => assertion === 'http.content-type')).toBe(true)
  // With two of the faults, and some of the cases, nothing is said of what survives.
  expect(scenarios).toEqual([])
})

test('a name that no fault bears is told', async ({ folder }) => {
  const { code, stderr } = await cim9(['prove', 'is-perfect'], { cwd: folder })
  expect(code).toBe(2)
  expect(stderr).toContain('There is no fault named is-perfect.')
})
