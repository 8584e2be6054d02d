import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { cim9, filesIn, resultsIn, root, runFolder, scenarioOf, start, type Ended } from './cli.ts'
import { test } from './desk.ts'
import { isOfAnotherForm } from './form.ts'

// One after the other: the tarball is packed once, and npm is busy enough with one installation.
test.describe.configure({ mode: 'default', timeout: 300_000 })

let packed = ''
let tarball = ''
test.beforeAll(async () => {
  test.setTimeout(300_000)
  packed = mkdtempSync(join(tmpdir(), 'cim9-pack-'))
  const { code, stderr } = await npm(['pack', '--ignore-scripts', '--pack-destination', packed], root)
  expect(code, stderr).toBe(0)
  tarball = join(packed, readdirSync(packed)[0] ?? '')
  writeFileSync(join(packed, 'package.json'), JSON.stringify({ private: true }))
  const installation = await npm(['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], packed)
  expect(installation.code, installation.stderr).toBe(0)
})
test.afterAll(() => rmSync(packed, { recursive: true, force: true }))

const npm = (args: readonly string[], cwd: string): Promise<Ended> =>
  start('npm', args, { cwd, timeoutMs: 240_000 }).ended
const installed = (args: readonly string[], cwd: string, input?: string): Promise<Ended> =>
  start('npx', ['--no-install', 'cim9', ...args], { cwd, timeoutMs: 240_000, ...(input !== undefined && { input }) })
    .ended

/** A folder in which the package was installed as a user does; `type` is that of the user's package.json, if there is one. */
function install(folder: string, type?: 'module' | 'commonjs'): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...(type && { type }) }))
  cpSync(join(packed, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true })
}

const idsIn = (listed: string): readonly string[] =>
  z
    .array(z.object({ id: z.string() }))
    .parse(JSON.parse(listed))
    .map(({ id }) => id)

/** What a user adds; enums show that the files are compiled, not stripped. */
function addOwnSuite(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write(
    'harness.config.ts',
    `import { defineConfig, referenceIxit, type IxitInput } from 'cim9'
enum Weakest { Confirmed = 'confirmed' }
const ixit: IxitInput = { ...referenceIxit, source: 'my-own-mdms' }
export default defineConfig({ ixit, policy: { failOn: Weakest.Confirmed } })
`,
  )
  write(
    'features/my.feature',
    `Feature: My own
  @MY-001 @reads
  Scenario: A reading in my own words
    Given a known meter
    And a supported reading type
    When the readings are asked for
    Then all is well
    But nothing is late
`,
  )
  write(
    'steps/my.steps.ts',
    `import { Then, type Cim9World } from 'cim9/steps'
enum Mood { Well = 'well' }
Then(\`all is \${Mood.Well}\`, function (this: Cim9World) {
  this.expect({ form: 'result', results: ['OK'] }, 'all is well')
})
Then('nothing is late', function (this: Cim9World) {
  this.expect({ form: 'satisfies', assertion: 'timing.declared' }, 'nothing is late')
})
`,
  )
}

test('the tarball holds what runs and nothing else', async ({ folder }) => {
  const { stdout } = await start('tar', ['-tzf', tarball], { cwd: folder }).ended
  const files = stdout
    .trimEnd()
    .split('\n')
    .map((file) => file.replace('package/', ''))
  for (const needed of ['package.json', 'dist/src/cli/main.js', 'dist/src/index.d.ts', 'dist/steps/index.js'])
    expect(files).toContain(needed)
  expect(files.filter((file) => file.endsWith('.feature')).length).toBeGreaterThan(3)
  expect(files.filter((file) => /^(src|steps|tests|reports|node_modules|dist\/tests)\//.test(file))).toEqual([])
})

test('installed in an empty folder, it has every case, runs and passes, and checks a file', async ({ folder }) => {
  install(folder)
  const listed = await installed(['list', 'scenarios', '--json'], folder)
  expect(idsIn(listed.stdout)).toEqual(idsIn((await cim9(['list', 'scenarios', '--json'], { cwd: root })).stdout))
  const { code, stdout } = await installed(['run', 'RD', 'ENV', 'RCD-001', 'TRS-001', 'TRS-013'], folder)
  const { scenarios } = resultsIn(folder)
  expect(scenarios.length).toBeGreaterThan(30)
  const applied = scenarios.filter((scenario) => !isOfAnotherForm(scenario))
  for (const { id, verdict, findings } of applied) {
    expect(verdict, id).toBe('pass')
    expect(
      findings.filter(({ outcome }) => outcome !== 'not-judged'),
      id,
    ).toEqual([])
  }
  expect(stdout).toContain(`${applied.length} passed, 0 failed`)
  expect(code).toBe(0)

  const record = join(runFolder(folder), 'records/RD-001.ndjson')
  const good = await installed(['check', record], folder)
  expect(good.stdout).toMatch(/RD-001\.ndjson: pass/)
  expect(good.code).toBe(0)
  writeFileSync(join(folder, 'broken.ndjson'), readFileSync(record, 'utf8').replaceAll('Verb>reply<', 'Verb>get<'))
  const wrong = await installed(['check', 'broken.ndjson'], folder)
  expect(wrong.stdout).toContain('verb.root')
  expect(wrong.code).toBe(1)

  const version = await installed(['--version'], folder)
  expect(version.stdout.trim()).toBe(
    (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
  )
  expect(filesIn(join(folder, 'node_modules/cim9')).some((file) => file.endsWith('libxmljs2.node'))).toBe(false)
})

for (const { type, name } of [
  { type: 'module', name: 'work' },
  { type: 'commonjs', name: 'work' },
  { type: undefined, name: 'work' },
  { type: 'module', name: 'my [own] {meter} project (1)' },
  { type: undefined, name: "it's 100% !mine" },
] as const)
  test(`a configuration, features and steps of the user's own work in a folder "${name}" ${type ? `of type ${type}` : 'without a type'}`, async ({
    folderNamed,
  }) => {
    const folder = folderNamed(name)
    install(folder, type)
    addOwnSuite(folder)
    const { code, stderr } = await installed(['run', 'MY-001', 'RD-001'], folder)
    expect(code, stderr).toBe(0)
    const results = resultsIn(folder)
    expect(results.policy.failOn).toBe('confirmed')
    expect(results.scenarios.map(({ id }) => id).sort()).toEqual(['MY-001', 'RD-001'])
    expect(scenarioOf(results, 'RD-001').verdict).toBe('pass')
    const mine = scenarioOf(results, 'MY-001')
    expect(mine).toMatchObject({ verdict: 'pass', findings: [], feature: 'My own', uri: 'features/my.feature' })
    expect(mine.steps.map(({ text, status }) => `${text}: ${status}`).slice(-2)).toEqual([
      'Then all is well: passed',
      'But nothing is late: passed',
    ])
    expect(mine.passed).toMatchObject({ 'expect.result': 1, 'timing.declared': 1 })
    expect(readFileSync(join(runFolder(folder), 'records/MY-001.ndjson'), 'utf8')).toContain('my-own-mdms')
  })

test("the types of what a user imports are there, for TypeScript's strictest reading", async ({ folder }) => {
  install(folder, 'module')
  addOwnSuite(folder)
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node']
  const { code, stdout } = await start(
    process.execPath,
    [compiler, ...options, '--typeRoots', join(root, 'node_modules/@types'), 'harness.config.ts', 'steps/my.steps.ts'],
    { cwd: folder },
  ).ended
  expect(stdout).toBe('')
  expect(code).toBe(0)
})
