import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { basis, type Basis } from '../standard/rule.ts'
import type { Config } from '../config/config.ts'
import { whyNoFolder } from '../config/files.ts'
import {
  address,
  embeddedTransport,
  placeOf,
  soapNames,
  wrapperNames,
  type BindingChoice,
  type EmbeddedTransport,
} from '../config/transport.ts'
import { noticeText } from '../config/review-notice.ts'
import { summary } from '../reporting/summary.ts'
import type { Order } from '../runner/cucumber.ts'
import { loadConfig } from '../runner/load-config.ts'
import { places } from '../runner/places.ts'
import { run } from '../runner/run.ts'
import { UsageError } from './exit-codes.ts'
import { onInterrupt } from './interrupt.ts'
import { progressLine } from './progress.ts'

interface Options {
  readonly tags?: string[]
  readonly where?: string
  readonly endpoint?: string
  readonly config?: string
  readonly wrapper?: BindingChoice['wrapper']
  readonly soap?: BindingChoice['soap']
  readonly transport?: EmbeddedTransport
  readonly failOn?: Basis
  readonly strict?: boolean
  readonly reports: string
  readonly workers: number
  readonly order: Order
}

/** `cim9 run`: the suite against a SUT. */
export function runCommand(): Command {
  return new Command('run')
    .description('run the suite; without an endpoint, against the embedded reference head end')
    .argument('[ids...]', 'scenarios, requirements or groups: RD-004.no-meter, RD-004, RD')
    .option('--tags <tags...>', 'only scenarios that bear all these tags, for example @reads')
    .option('--where <expression>', 'only scenarios for which it holds: "@reads and not T2", see docs/configuration.md')
    .option('--endpoint <url>', 'where the SUT takes requests')
    .option('--config <file>', 'configuration instead of harness.config.ts')
    .addOption(
      new Option('--transport <name>', 'by what the embedded reference head end is reached').choices(
        embeddedTransport.options,
      ),
    )
    .addOption(new Option('--soap <version>', 'version of SOAP, or none').choices(soapNames))
    .addOption(new Option('--wrapper <style>', 'how envelopes travel in SOAP').choices(wrapperNames))
    .addOption(new Option('--fail-on <basis>', 'weakest basis that fails a SUT').choices(basis.options))
    .option('--strict', 'violated should-rules fail the SUT as well')
    .option('--reports <folder>', 'where the run is kept', 'reports')
    .option(
      '--workers <number>',
      'reads in that many processes at a time; what changes something runs alone',
      asCount,
      1,
    )
    .option('--order <order>', 'defined, random, or random:SEED', asOrder, 'defined')
    .action(async (ids: string[], options: Options) => {
      process.exitCode = await runSuite(ids, options)
    })
}

function asCount(word: string): number {
  if (!/^[1-9]\d?$/.test(word)) throw new UsageError(`--workers ${word} is not a number from 1 to 99.`)
  return Number(word)
}

/** A seed is made up where none is given, so that the order can be had again. */
function asOrder(word: string): Order {
  if (word === 'defined') return word
  const [matched, seed] = /^random(?::(\w+))?$/.exec(word) ?? []
  if (matched === undefined)
    throw new UsageError(
      `--order ${word} is none. Write defined, random, or random:SEED, a seed of letters and digits.`,
    )
  return `random:${seed ?? String(Math.floor(Math.random() * 1_000_000))}`
}

async function runSuite(ids: string[], options: Options): Promise<number> {
  const cwd = process.cwd()
  if (options.endpoint !== undefined && !address.safeParse(options.endpoint).success)
    throw new UsageError(
      (/^file:/i.test(options.endpoint) && whyNoFolder(options.endpoint)) ||
        `--endpoint ${options.endpoint} is not a URL. Write for example http://host:8080/services/head-end, amqp://host:5672/QUEUE or file:///srv/exchange/to-hes`,
    )
  const { config: read } = await loadConfig(cwd, options.config)
  const config = overridden(read, options)
  const progress = progressLine(process.stderr, 'scenarios')
  const { result, folder, reports } = await run({
    cwd,
    places: places(),
    config,
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    selection: { ids, tags: options.tags ?? [], ...(options.where !== undefined && { where: options.where }) },
    manner: { workers: options.workers, order: options.order },
    reports: resolve(cwd, options.reports),
    command: ['cim9', ...process.argv.slice(2)].join(' ').replace(/\/\/[^@/\s]*@/g, '//***@'),
    rerunOptions: rerunOptions(options),
    stop: onInterrupt(() =>
      progress.say('Stopping after the scenario in progress. Press Ctrl-C again to stop at once.'),
    ),
    listener: {
      starting: ({ target, scenarios, notices }) => {
        const effects = [...new Set(scenarios.map(({ effect }) => effect))]
        const allowed = effects.filter((effect) => target.allowEffects.includes(effect))
        progress.say(
          target.embedded
            ? `${scenarios.length} scenarios against the embedded reference head end at ${target.endpoint}`
            : `About to send the messages of ${scenarios.length} scenarios to ${placeOf(target.endpoint)}, effects: ${allowed.join(', ') || 'none'}.`,
        )
        if (options.order !== 'defined')
          progress.say(`In the order ${options.order}: --order ${options.order} repeats it.`)
        for (const notice of target.indicative ? [] : notices) progress.say(`Note: ${noticeText(notice)}`)
        if (target.indicative)
          progress.say(
            'INDICATIVE: judged by the reference fixtures, reading only. Write a harness.config.ts with the ids of your SUT.',
          )
      },
      finished: (done, of, id, verdict) => progress.step(done, of, `${id} ${verdict}`),
    },
  })
  progress.end()
  process.stdout.write(`${summary(result)}\n`)
  process.stdout.write(`Reports in ${folder}:\n${reports.map((path) => `  ${path}\n`).join('')}`)
  return result.exitCode
}

function overridden(config: Config, { wrapper, soap, transport, failOn, strict }: Options): Config {
  return {
    ...config,
    sut: { ...config.sut, ...(transport && { transport }) },
    binding: { ...config.binding, ...(wrapper && { wrapper }), ...(soap && { soap }) },
    policy: { ...config.policy, ...(failOn && { failOn }), ...(strict !== undefined && { strict }) },
  }
}

const rerunOptions = ({ endpoint, config, wrapper, soap, transport, failOn, strict }: Options): string =>
  [
    endpoint !== undefined && `--endpoint ${quoted(endpoint.replace(/\/\/[^@/]*@/, '//'))}`,
    config !== undefined && `--config ${quoted(config)}`,
    transport !== undefined && `--transport ${transport}`,
    soap !== undefined && `--soap ${soap}`,
    wrapper !== undefined && `--wrapper ${wrapper}`,
    failOn !== undefined && `--fail-on ${failOn}`,
    strict && '--strict',
  ]
    .filter(Boolean)
    .join(' ')

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
