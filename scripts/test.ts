import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * What `npm test` runs: everything the README promises. All stages run, whatever fails, and the last line says
 * `N passed, N failed`; before it, `N not run: reason` for every reason why tests were skipped.
 */

interface Count {
  passed: number
  failed: number
  notRun: string[]
}

const scratch = mkdtempSync(join(tmpdir(), 'cim9-test-'))

const run = (command: string, args: readonly string[], env: Record<string, string> = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

/** A stage that passes or fails as a whole. */
const stage = (title: string, command: string, args: readonly string[]): Count => {
  process.stdout.write(`\n== ${title}\n`)
  const ok = run(command, args)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, notRun: [] }
}

const spec = z.object({
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
    }),
  ),
})
type Suite = { specs?: z.infer<typeof spec>[] | undefined; suites?: Suite[] | undefined }
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
)
const report = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) })

/** The harness's own tests. A flaky test is a failed one: a verdict that changes is no verdict. */
function ownTests(): Count {
  process.stdout.write("\n== the harness's own tests\n")
  const file = join(scratch, 'playwright.json')
  const ok = run('npx', ['playwright', 'test', '--reporter=dot,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const { suites, errors } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
  const all = suites.flatMap(testsIn)
  const count = (...status: string[]) => all.filter((test) => status.includes(test.status)).length
  const failed = count('unexpected', 'flaky') + errors.length
  return {
    passed: count('expected'),
    failed: failed || (ok ? 0 : 1),
    notRun: all
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'),
  }
}

const testsIn = ({ specs = [], suites = [] }: Suite): z.infer<typeof spec>['tests'] => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsIn),
]

const counts = [
  stage('build', 'npx', ['tsc', '-p', 'tsconfig.json']),
  stage('types', 'npx', ['tsc', '-p', 'tsconfig.all.json']),
  stage('lint', 'npx', ['eslint', '.']),
  stage('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']),
  stage('the suite against the reference head end', 'node', [
    'dist/src/cli/main.js',
    'run',
    '--config',
    // Never the user's own: npm test must not reach for a real system.
    'tests/reference.config.mjs',
    '--reports',
    join(scratch, 'reports'),
  ]),
  ownTests(),
]
rmSync(scratch, { recursive: true, force: true })

const sum = (of: (count: Count) => number): number => counts.reduce((total, count) => total + of(count), 0)
const reasons = new Map<string, number>()
for (const reason of counts.flatMap(({ notRun }) => notRun)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
process.stdout.write('\n')
for (const [reason, times] of reasons) process.stdout.write(`${times} not run: ${reason}\n`)
const failed = sum((count) => count.failed)
process.stdout.write(`${sum((count) => count.passed)} passed, ${failed} failed\n`)
process.exitCode = failed ? 1 : 0
