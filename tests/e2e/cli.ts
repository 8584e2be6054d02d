import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { ConfigInput } from '../../src/index.ts'
import { runResultSchema, type RunResult, type ScenarioResult } from '../../src/verdict/run-result.ts'

/** The command line as it is installed. */
export const root = join(import.meta.dirname, '../..')
export const main = join(root, 'dist/src/cli/main.js')

export interface Ended {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  /** Resolves with what is printed up to the first match on either stream; rejects where it ends without. */
  said(pattern: RegExp): Promise<string>
  readonly ended: Promise<Ended>
}

export interface Setting {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
  /** Leaves the standard input open: for programs that end when it closes. */
  readonly holdInput?: boolean
  /** After that many milliseconds it is killed and the call fails; default 60 000. */
  readonly timeoutMs?: number
}

/** Runs `cim9 ARGS` to its end. */
export async function cim9(args: readonly string[], setting: Setting): Promise<Ended> {
  return startCim9(args, setting).ended
}

/** Starts `cim9 ARGS`. */
export const startCim9 = (args: readonly string[], setting: Setting): Running =>
  start(process.execPath, [main, ...args], setting)

/** Starts a program; its standard input is closed at once, unless it is held open. */
export function start(command: string, args: readonly string[], setting: Setting): Running {
  const { cwd, env, input, holdInput = false, timeoutMs = 60_000 } = setting
  const child = spawn(command, args, { cwd, env: { ...surroundings(), ...env }, stdio: 'pipe' })
  const out = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      out[stream] += chunk
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`cim9 ${args.join(' ')} did not end within ${timeoutMs} ms.\n${out.stdout}${out.stderr}`))
    }, timeoutMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, ...out })
    })
  })
  child.stdin.on('error', () => undefined)
  if (!holdInput) child.stdin.end(input)
  return {
    child,
    ended,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const text = out.stdout + out.stderr
          if (!pattern.test(text)) return
          listeners.delete(listen)
          resolve(text)
        }
        listeners.add(listen)
        listen()
        ended.then(
          ({ stdout, stderr }) => reject(new Error(`It ended without saying ${String(pattern)}.\n${stdout}${stderr}`)),
          reject,
        )
      }),
  }
}

/** The environment without what the test runner adds to it. */
function surroundings(): NodeJS.ProcessEnv {
  const foreign = /^(CIM9_|npm_|PLAYWRIGHT_|PW_|TEST_|FORCE_COLOR$|DEBUG_COLORS$|NODE_OPTIONS$|NODE_V8_COVERAGE$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}

/** Writes a harness.config.mjs that needs nothing installed. */
export function writeConfig(folder: string, config: ConfigInput): void {
  writeFileSync(join(folder, 'harness.config.mjs'), `export default ${JSON.stringify(config, null, 2)}\n`)
}

/** Folder of the last run. */
export const runFolder = (folder: string): string => join(folder, 'reports/latest')

/** results.json of the last run, which must be as its schema says. */
export const resultsIn = (folder: string): RunResult =>
  runResultSchema.parse(JSON.parse(readFileSync(join(runFolder(folder), 'results.json'), 'utf8')))

/** The scenario of that id. */
export function scenarioOf({ scenarios }: Pick<RunResult, 'scenarios'>, id: string): ScenarioResult {
  const found = scenarios.find((one) => one.id === id)
  if (!found) throw new Error(`The run has no ${id}, only ${scenarios.map((one) => one.id).join(', ')}.`)
  return found
}

/** What a scenario's findings say: assertion and outcome, `remark` where a failure does not count. */
export const told = ({ findings }: ScenarioResult): readonly string[] =>
  findings.map(({ assertion, outcome, counts }) =>
    [assertion, outcome === 'fail' && !counts ? 'remark' : outcome].join(' '),
  )

/** All files in a folder and below it. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
