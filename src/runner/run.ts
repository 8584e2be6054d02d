import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { ConfigError } from '../config/problems.ts'
import { anyName } from '../config/files.ts'
import { placeOf, shownAddress } from '../config/transport.ts'
import { review } from '../config/review.ts'
import { noticeText, type Notice } from '../config/review-notice.ts'
import { pendingCausesIn, pendingIn } from '../conversation/journal.ts'
import { stopFileVariable } from '../conversation/session.ts'
import { journalName } from '../conversation/undo.ts'
import { writeReports } from '../reporting/index.ts'
import { loadStandard, type Standard } from '../standard/standard.ts'
import { repeatedIds, ruledAgain } from '../verdict/message-ids.ts'
import type { RunResult, Verdict } from '../verdict/run-result.ts'
import { buildResult } from './build-result.ts'
import { collectOutcomes } from './collect.ts'
import { findSuite, type Manner, type Planned } from './cucumber.ts'
import { compileOfficialSchemas } from './official-schemas.ts'
import type { Places } from './places.ts'
import { provision, restore } from './run-hooks.ts'
import { select, type Selection } from './select.ts'
import { selfcheckBeside } from './selfcheck-file.ts'
import { chooseTarget, declarations, type Target } from './target.ts'

/** What a run needs; everything about the outside comes in here. */
export interface RunOptions {
  readonly cwd: string
  readonly places: Places
  readonly config: Config
  readonly endpoint?: string
  readonly selection: Selection
  /** Default: one worker, in the order of the features. */
  readonly manner?: Manner
  /** Where the run's folder is made. */
  readonly reports: string
  /** Nobody will read of it: no reports are written. */
  readonly unread?: boolean
  /** The command line, secrets removed, and the options a re-run of one scenario needs. */
  readonly command: string
  readonly rerunOptions: string
  /** Resolves when the user wants to stop; the scenario in progress ends first. */
  readonly stop: { onStop(act: () => void): void }
  readonly listener: RunListener
}

/** Hears what a run does, for the terminal. */
export interface RunListener {
  starting(facts: { target: Target; scenarios: readonly Planned[]; notices: readonly Notice[] }): void
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
  const { cwd, places, config, listener, manner = { workers: 1, order: 'defined' } } = options
  requireListeners(config, manner)
  requireBearable(config, manner)
  const standard = loadStandard(config.edition, places.profiles, config)
  await compileOfficialSchemas(standard, config.schemas.engine)
  const suite = findSuite(cwd, places)
  const scenarios = select(await suite.plan(), options.selection, standard.requirements)
  const notices = reviewed(config, options.endpoint)
  const aboutSecurity = scenarios.some(({ requirements }) => requirements.some((one) => isAboutSecurity(one, standard)))
  const target = await chooseTarget(config, options.endpoint, standard, { aboutSecurity })
  const selfcheck = selfcheckBeside(options.reports, places.version)
  const startedAt = new Date().toISOString()
  const id = runId(startedAt)
  const stopFile = armStop(options.stop)
  try {
    await provision(target.ixit, id)
    const folder = makeFolder(options.reports, id)
    listener.starting({ target, scenarios, notices })
    const collector = collectOutcomes(scenarios, (done, scenario, verdict) =>
      listener.finished(done, scenarios.length, scenario, verdict),
    )
    const { ics, ixit, ...plain } = config
    const sut = target.indicative
      ? { name: `The system at ${placeOf(target.endpoint)}`, version: '(version not stated)' }
      : { name: config.sut.name, version: config.sut.version }
    const parameters = {
      run: { id, folder },
      endpoint: target.endpoint,
      ...(target.control !== undefined && { control: target.control }),
      config: { ...plain, sut, binding: target.binding },
      ...(target.wsdl.length && { wsdl: [...target.wsdl] }),
      ics: target.ics,
      ixit: target.ixit,
      allowEffects: [...target.allowEffects],
      profiles: places.profiles,
      ...(target.ixit.timeLimits.runMs !== undefined && {
        endsAtMs: performance.timeOrigin + performance.now() + target.ixit.timeLimits.runMs,
      }),
    }
    const failures: unknown[] = []
    let notRestored: string | undefined
    try {
      await suite.run(scenarios, manner, parameters, (envelope) => {
        // A throw in here would end the process in the middle of cucumber's work.
        try {
          collector.hear(envelope)
        } catch (error) {
          failures.push(error)
        }
      })
    } finally {
      notRestored = await restore(target.ixit, id)
    }
    if (failures.length) throw failures[0]
    const repeated = repeatedIds(collector.messageIds(), config.policy)
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
          workers: manner.workers,
          order: manner.order,
          ...(selfcheck && { selfcheck }),
        },
        sut: { ...sut, endpoint: shownAddress(target.endpoint), embedded: target.embedded },
        config: { ...config, binding: target.binding },
        allowEffects: [...target.allowEffects],
        standard,
        namespaces: collector.namespaces(),
        notes: notices.map(noticeText),
        leftOver: [...leftOverIn(join(folder, journalName)), ...(notRestored === undefined ? [] : [notRestored])],
      },
      collector
        .results(
          (scenario) => ['cim9 run', scenario, options.rerunOptions].filter(Boolean).join(' '),
          stopFile.stopped(),
        )
        .map((scenario) => ruledAgain(scenario, repeated({ run: id, scenario: scenario.id }))),
    )
    if (options.unread) return { result, folder, reports: [] }
    writeFileSync(join(folder, 'results.json'), `${JSON.stringify(result, null, 2)}\n`)
    const reports = await writeReports(result, folder)
    pointLatest(options.reports, id)
    return { result, folder, reports }
  } finally {
    stopFile.remove()
    await target.close()
  }
}

/** Does a requirement concern only who says by what callers and listeners are known? */
const isAboutSecurity = (id: string, { requirements }: Standard): boolean =>
  requirements.get(id)?.when?.includes('ics.security=') ?? false

/** What should be looked at in the declarations; what makes judgements worthless stops the run before any traffic. */
function reviewed(config: Config, endpoint: string | undefined): readonly Notice[] {
  const notices = review({ ...config, ...declarations(config, endpoint) })
  const contradictions = notices.filter(({ weight }) => weight === 'contradiction')
  if (contradictions.length)
    throw new ConfigError(
      `What is declared contradicts itself, so nothing was sent:\n${contradictions.map((one) => `  ${noticeText(one)}`).join('\n')}`,
    )
  return notices
}

/** What the SUT is declared to bear holds for all workers together. */
function requireBearable({ ixit }: Config, { workers }: Manner): void {
  const { parallel, messagesPerSecond } = ixit?.limits ?? {}
  if (parallel !== undefined && workers > parallel)
    throw new ConfigError(
      `${workers} workers send as many requests at a time, and the SUT bears ${parallel} (ixit.limits.parallel). Run with --workers ${parallel}.`,
    )
  if (ixit?.files?.answers === anyName && workers > 1)
    throw new ConfigError(
      `${workers} workers send as many requests at a time, and where the SUT names its answers as it likes (ixit.files.answers) nobody could tell whose they are. Run with --workers 1.`,
    )
  if (messagesPerSecond !== undefined && workers > 1)
    throw new ConfigError(
      `The pace of ${messagesPerSecond} messages in a second (ixit.limits.messagesPerSecond) is kept by one worker. Run with --workers 1.`,
    )
}

/** Each worker listens for itself; two cannot listen at one port, and results that all go to one address reach one of them. */
function requireListeners({ ics, ixit }: Config, { workers }: Manner): void {
  const port = ixit?.callback.port ?? 0
  if (workers > 1 && port !== 0)
    throw new ConfigError(
      `${workers} workers need a listener each, and ixit.callback.port is one: ${port}. Run with --workers 1, or leave the port out where the SUT answers at the address that a request names.`,
    )
  if (workers > 1 && ics?.asynchronous === 'fixed-address')
    throw new ConfigError(
      `${workers} workers need a listener each, and the SUT sends all its results to one address (ics.asynchronous). Run with --workers 1.`,
    )
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
