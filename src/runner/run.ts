import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { pendingCausesIn, pendingIn } from '../conversation/journal.ts'
import { stopFileVariable } from '../conversation/session.ts'
import { journalName } from '../conversation/undo.ts'
import { writeReports } from '../reporting/index.ts'
import { loadStandard } from '../standard/standard.ts'
import type { RunResult, Verdict } from '../verdict/run-result.ts'
import { buildResult } from './build-result.ts'
import { collectOutcomes } from './collect.ts'
import { findSuite, type Planned } from './cucumber.ts'
import { compileOfficialSchemas } from './official-schemas.ts'
import type { Places } from './places.ts'
import { select, type Selection } from './select.ts'
import { chooseTarget, type Target } from './target.ts'

/** What a run needs; everything about the outside comes in here. */
export interface RunOptions {
  readonly cwd: string
  readonly places: Places
  readonly config: Config
  readonly endpoint?: string
  readonly selection: Selection
  /** Where the run's folder is made. */
  readonly reports: string
  /** The command line, secrets removed, and the options a re-run of one scenario needs. */
  readonly command: string
  readonly rerunOptions: string
  /** Resolves when the user wants to stop; the scenario in progress ends first. */
  readonly stop: { onStop(act: () => void): void }
  readonly listener: RunListener
}

/** Hears what a run does, for the terminal. */
export interface RunListener {
  starting(facts: { target: Target; scenarios: readonly Planned[] }): void
  finished(done: number, of: number, id: string, verdict: Verdict): void
}

/** A finished run: its result, its folder, and the reports in it. */
export interface FinishedRun {
  readonly result: RunResult
  readonly folder: string
  readonly reports: readonly string[]
}

/**
 * Runs the suite against a SUT and writes results.json and all reports.
 *
 * @throws ConfigError, SuiteError, SchemaError: mistakes of the user's, before any traffic
 */
export async function run(options: RunOptions): Promise<FinishedRun> {
  const { cwd, places, config, listener } = options
  const standard = loadStandard(config.edition, places.profiles, config)
  await compileOfficialSchemas(standard, config.schemas.engine)
  const suite = findSuite(cwd, places)
  const scenarios = select(await suite.plan(), options.selection)
  const target = await chooseTarget(config, options.endpoint, standard)
  const startedAt = new Date().toISOString()
  const id = runId(startedAt)
  const folder = makeFolder(options.reports, id)
  const stopFile = armStop(options.stop)
  try {
    listener.starting({ target, scenarios })
    const collector = collectOutcomes(scenarios, (done, scenario, verdict) =>
      listener.finished(done, scenarios.length, scenario, verdict),
    )
    const { ics, ixit, ...plain } = config
    const sut = target.indicative
      ? { name: `The system at ${new URL(target.endpoint).host}`, version: '(version not stated)' }
      : { name: config.sut.name, version: config.sut.version }
    const parameters = {
      run: { id, folder },
      endpoint: target.endpoint,
      ...(target.control !== undefined && { control: target.control }),
      config: { ...plain, sut },
      ics: target.ics,
      ixit: target.ixit,
      allowEffects: [...target.allowEffects],
      profiles: places.profiles,
    }
    const failures: unknown[] = []
    await suite.run(scenarios, parameters, (envelope) => {
      // A throw in here would end the process in the middle of cucumber's work.
      try {
        collector.hear(envelope)
      } catch (error) {
        failures.push(error)
      }
    })
    if (failures.length) throw failures[0]
    const result = buildResult(
      {
        run: {
          id,
          startedAt,
          finishedAt: new Date().toISOString(),
          harness: places.version,
          node: process.version,
          command: options.command,
          interrupted: stopFile.stopped(),
          indicative: target.indicative,
        },
        sut: { ...sut, endpoint: shown(target.endpoint), embedded: target.embedded },
        config,
        allowEffects: [...target.allowEffects],
        standard,
        namespaces: collector.namespaces(),
        leftOver: leftOverIn(join(folder, journalName)),
      },
      collector.results(
        (scenario) => ['cim9 run', scenario, options.rerunOptions].filter(Boolean).join(' '),
        stopFile.stopped(),
      ),
    )
    writeFileSync(join(folder, 'results.json'), `${JSON.stringify(result, null, 2)}\n`)
    const reports = await writeReports(result, folder)
    pointLatest(options.reports, id)
    return { result, folder, reports }
  } finally {
    stopFile.remove()
    await target.close()
  }
}

/** The cases that left something changed. */
const leftOverIn = (journal: string): readonly string[] => [
  ...new Set([...pendingIn(journal), ...pendingCausesIn(journal)].map(({ scenario }) => scenario)),
]

/** Sortable, and unique even for two runs in one second. */
const runId = (startedAt: string): string =>
  `${startedAt.replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}-${Math.random().toString(16).slice(2, 6)}`

function makeFolder(reports: string, id: string): string {
  const folder = join(reports, id)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** `reports/latest` follows the last run, where the file system knows links. */
function pointLatest(reports: string, id: string): void {
  const link = join(reports, 'latest')
  try {
    rmSync(link, { force: true })
    symlinkSync(id, link)
  } catch {
    // Without links the run's own folder is still there, and its path is printed.
  }
}

/** The workers look for a file before each scenario: they are told to stop by making it. */
function armStop(stop: RunOptions['stop']): { stopped(): boolean; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'cim9-'))
  const file = join(folder, 'stop')
  let stopped = false
  process.env[stopFileVariable] = file
  stop.onStop(() => {
    stopped = true
    writeFileSync(file, '')
  })
  return {
    stopped: () => stopped,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
      Reflect.deleteProperty(process.env, stopFileVariable)
    },
  }
}

function shown(endpoint: string): string {
  const url = new URL(endpoint)
  url.username = ''
  url.password = ''
  return url.href
}
