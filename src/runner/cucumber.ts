import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { loadConfiguration, loadSources, runCucumber } from '@cucumber/cucumber/api'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { identify } from '../conversation/scenario.ts'
import type { Context } from '../exchange/entries.ts'
import { isOwnCheckout, type Places } from './places.ts'

/** One message of cucumber's stream, the source of all that is known of a run's steps. */
export type Envelope = Parameters<NonNullable<Parameters<typeof runCucumber>[2]>>[0]

/** A scenario that could run. */
export type Planned = Context['scenario'] & { readonly tags: readonly string[] }

/** The features or steps cannot be used: a sentence for the user. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError'
}

/** The identity of a pickle, given the document it was made from. */
export function identifyPickle(
  { name, uri, tags, astNodeIds }: NonNullable<Envelope['pickle']>,
  document: Envelope['gherkinDocument'],
): Context['scenario'] {
  return identify({ name, uri, astNodeIds, tags: tags.map((tag) => tag.name) }, document ?? {})
}

/** In how many processes and in which order scenarios run. */
export interface Manner {
  /** One means: in this process. */
  readonly workers: number
  readonly order: Order
}
/** As the features stand, or shuffled by a seed: the same seed gives the same order. */
export type Order = 'defined' | `random:${string}`

/** The package's features and steps, and beside them the user's own where there are any. */
export interface Suite {
  /** All scenarios, without running anything. */
  plan(): Promise<readonly Planned[]>
  /** The sentences of which scenarios are made, with placeholders for their values, and the file that defines each. */
  steps(): Promise<readonly { readonly sentence: string; readonly file: string }[]>
  /** Runs scenarios; every message of cucumber goes to `hear`. */
  run(
    scenarios: readonly Planned[],
    manner: Manner,
    worldParameters: object,
    hear: (envelope: Envelope) => void,
  ): Promise<void>
}

/** Steps register themselves when their files are first loaded, and Node loads a file once: later runs take them from here. */
const loaded = new Map<string, Awaited<ReturnType<typeof runCucumber>>['support']>()

/** What the features of the package hold, by absolute paths. It does not change in a process; the user's own are read each time. */
const plans = new Map<string, readonly Planned[]>()

// Paths are globs for cucumber: an installation folder with brackets in its name must be taken literally.
// An exclamation mark is only special before a parenthesis, and in brackets it means the opposite.
const literal = (path: string): string => path.replace(/[?*()[\]{}+@]/g, '[$&]')

type Document = NonNullable<Envelope['gherkinDocument']>

/** The scenarios of features, and what is wrong with these. */
interface Features {
  readonly pickles: readonly {
    readonly pickle: NonNullable<Envelope['pickle']>
    readonly document: Document | undefined
  }[]
  readonly broken: readonly string[]
}

interface More {
  readonly dryRun?: boolean
  readonly manner?: Manner
  readonly worldParameters?: object
}

/**
 * Finds the suite.
 *
 * @param cwd the user's folder; its features/ and steps/ join ours
 */
export function findSuite(cwd: string, places: Places): Suite {
  const users = isOwnCheckout(cwd, places) ? [] : ['features', 'steps'].filter((name) => existsSync(join(cwd, name)))
  const features = [
    `${literal(places.features)}/**/*.feature`,
    ...(users.includes('features') ? ['features/**/*.feature'] : []),
  ]
  const support = [
    ...(users.includes('steps')
      ? [literal(fileURLToPath(import.meta.resolve(`./typescript.${places.extension}`)))]
      : []),
    `${literal(places.steps)}/support/*.${places.extension}`,
    `${literal(places.steps)}/*.steps.${places.extension}`,
    ...(users.includes('steps') ? ['steps/**/*.ts', 'steps/**/*.js', 'steps/**/*.mjs'] : []),
  ]
  const complaints: string[] = []
  const environment = {
    cwd,
    stdout: new Writable({ write: (_chunk, _encoding, done) => done() }),
    stderr: new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        complaints.push(chunk.toString())
        done()
      },
    }),
  }
  const configure = async (paths: readonly string[], more: More) => {
    const { runConfiguration } = await loadConfiguration(
      {
        file: false,
        provided: {
          paths: [...paths],
          import: support,
          format: [],
          publish: false,
          ...(more.dryRun === undefined ? {} : { dryRun: more.dryRun }),
          ...(more.manner && more.manner.workers > 1 ? { parallel: more.manner.workers } : {}),
          ...(more.manner ? { order: more.manner.order } : {}),
          ...(more.worldParameters === undefined
            ? {}
            : { worldParameters: more.worldParameters as Record<string, never> }),
        },
      },
      environment,
    )
    return runConfiguration
  }
  const execute = async (paths: readonly string[], more: More, hear: (e: Envelope) => void) => {
    const configuration = await configure(paths, more)
    const key = JSON.stringify(configuration.support)
    const { support: library } = await runCucumber(
      { ...configuration, support: loaded.get(key) ?? configuration.support },
      environment,
      hear,
    )
    loaded.set(key, library)
  }

  /** What features hold, as cucumber tells it: steps are looked at as well, so that what is wrong with them is known. */
  const readWithSteps = async (): Promise<Features> => {
    const documents = new Map<string, Document>()
    const pickles: Features['pickles'][number][] = []
    const broken: string[] = []
    await execute(features, { dryRun: true }, ({ parseError, gherkinDocument, pickle }) => {
      if (parseError) broken.push(`${parseError.source.uri ?? ''} ${parseError.message}`)
      if (gherkinDocument?.uri) documents.set(gherkinDocument.uri, gherkinDocument)
      if (pickle) pickles.push({ pickle, document: documents.get(pickle.uri) })
    })
    return { pickles, broken }
  }

  /** The same without steps, whose matching takes ten times as long. */
  const readAlone = async (): Promise<Features> => {
    const { plan, errors } = await loadSources(
      { paths: features, defaultDialect: 'en', names: [], tagExpression: '', order: 'defined' },
      environment,
    )
    let ids = 0
    const newId = () => String(++ids)
    const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher())
    const pickles = [...new Set(plan.map(({ uri }) => uri))].flatMap((uri) => {
      const document = parser.parse(readFileSync(resolve(cwd, uri), 'utf8'))
      return compile(document, uri, newId).map((pickle) => ({ pickle, document }))
    })
    return { pickles, broken: errors.map(({ uri, message }) => `${uri} ${message}`) }
  }

  return {
    plan: async () => {
      const known = users.length ? undefined : plans.get(features.join())
      if (known) return known.map((one) => ({ ...one, uri: relative(cwd, one.uri) }))
      const { pickles, broken: unread } = await (users.includes('steps') ? readWithSteps() : readAlone())
      const planned: Planned[] = []
      const broken = [...unread]
      for (const { pickle, document } of pickles)
        try {
          planned.push({ ...identifyPickle(pickle, document), tags: pickle.tags.map(({ name }) => name) })
        } catch (error) {
          broken.push(error instanceof Error ? error.message : String(error))
        }
      const twins = planned.filter(({ id }, index) => planned.findIndex((other) => other.id === id) !== index)
      for (const { id, uri, line } of twins)
        broken.push(`The id ${id} of ${uri}:${line} is taken by another scenario. Add a suffix to its tag: @${id}.why`)
      if (planned.length && !planned.some(({ uri }) => resolve(cwd, uri).startsWith(places.features)))
        broken.push(`The features of the package were not found in ${places.features}: the installation is incomplete.`)
      if (!planned.length) broken.push(...complaints, 'No scenario was found.')
      if (broken.length) throw new SuiteError(broken.join('\n'))
      if (!users.length)
        plans.set(
          features.join(),
          planned.map((one) => ({ ...one, uri: resolve(cwd, one.uri) })),
        )
      return planned
    },
    steps: async () => {
      const steps: { sentence: string; file: string }[] = []
      await execute(features, { dryRun: true }, ({ stepDefinition }) => {
        if (stepDefinition)
          steps.push({ sentence: stepDefinition.pattern.source, file: stepDefinition.sourceReference.uri ?? '' })
      })
      return steps
    },
    run: async (scenarios, manner, worldParameters, hear) => {
      const paths = scenarios.map(({ uri, line }) => `${literal(uri)}:${line}`)
      await execute(paths, { manner, worldParameters }, hear)
    },
  }
}
