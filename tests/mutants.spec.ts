import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { instrument, root } from '../scripts/mutants/instrument.ts'

const source = 'src/assertions/context.ts'
/** Schemas are compiled and all vectors read, for a single small source. */
const runMs = 180_000

test('a small change of a judge is noticed by the vectors, and what nothing notices is told', () => {
  test.setTimeout(runMs + 10_000)
  const into = test.info().outputPath('mutants')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/mutants/run.ts', source, '--workers', '1', '--at-least', '80', '--into', into],
    { cwd: root, encoding: 'utf8', timeout: runMs },
  )
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^src\/assertions\/context\.ts( +\d+){6} +\d+\.\d$/m)
  expect(stdout).toMatch(/^total( +\d+){6} +\d+\.\d$/m)
  expect(readFileSync(join(into, 'survivors.md'), 'utf8')).toContain('# Mutants that nothing noticed')
})

test('sentences for people are let be', async () => {
  const { mutants } = await instrument([source])
  const lines = readFileSync(join(root, source), 'utf8').split('\n')
  expect(mutants.length).toBeGreaterThan(10)
  expect(mutants.filter(({ line }) => /^\s*(rule|hint):/.test(lines[line - 1] ?? ''))).toEqual([])
})
