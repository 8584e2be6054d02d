import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { JudgeContext } from '../assertions/assertion.ts'
import { systemClock } from '../exchange/clock.ts'
import { RecordError } from '../exchange/ndjson.ts'
import { envelopeDialect, envelopeWildcards, type EnvelopeForm } from '../standard/envelope-form.ts'
import { basis, type Basis } from '../standard/rule.ts'
import { loadStandard } from '../standard/standard.ts'
import {
  CheckError,
  checkedTogether,
  checkFile,
  envelopeFormOf,
  filesToCheck,
  notChecked,
  readBytes,
  type Checked,
} from '../runner/check.ts'
import { compileOfficialSchemas } from '../runner/official-schemas.ts'
import { places } from '../runner/places.ts'
import { junitOf } from '../reporting/junit.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import type { Verdict } from '../verdict/run-result.ts'
import type { Policy } from '../verdict/verdict.ts'
import { exitCodes } from './exit-codes.ts'
import { findingText } from './finding-text.ts'
import { progressLine } from './progress.ts'

interface Options {
  readonly engine: 'libxml2-wasm' | 'libxmljs2'
  readonly failOn: Basis
  readonly strict?: boolean
  readonly format: keyof typeof formats
  readonly json?: boolean
  readonly schemas?: string
  readonly dialect: EnvelopeForm['dialect']
  readonly wildcards: EnvelopeForm['wildcards']
}

/** `cim9 check`: judges captured messages and saved records offline. */
export function checkCommand(): Command {
  return new Command('check')
    .description('judge captured messages (.xml) and saved records (.ndjson) offline')
    .argument('<paths...>', 'files or folders; - reads one message from standard input')
    .addOption(
      new Option('--engine <name>', 'schema engine').choices(['libxml2-wasm', 'libxmljs2']).default('libxml2-wasm'),
    )
    .addOption(new Option('--fail-on <basis>', 'weakest basis that fails').choices(basis.options).default('reported'))
    .option('--schemas <folder>', 'schemas of your own, which judge in the place of ours')
    .addOption(
      new Option('--dialect <name>', 'public form of the envelope').choices(envelopeDialect.options).default('fdis'),
    )
    .addOption(
      new Option('--wildcards <name>', 'do the wildcards of the envelope judge?')
        .choices(envelopeWildcards.options)
        .default('lax'),
    )
    .option('--strict', 'violated should-rules fail as well')
    .addOption(
      new Option('--format <name>', 'how findings are told').choices(['text', 'json', 'junit']).default('text'),
    )
    .option('--json', 'the same as --format json')
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await check(paths, options)
    })
}

async function check(paths: string[], options: Options): Promise<number> {
  const cwd = process.cwd()
  const contexts = await judgeContexts(cwd, options)
  const policy = { failOn: options.failOn, strict: options.strict === true }
  const named = paths.filter((path) => path !== '-')
  const sources: { file: string; bytes: () => Promise<Uint8Array> }[] = [
    ...(named.length ? filesToCheck(cwd, named) : []).map((file) => ({
      file,
      bytes: () => Promise.resolve().then(() => readBytes(cwd, file)),
    })),
    ...(paths.includes('-') ? [{ file: 'standard input', bytes: readStandardInput }] : []),
  ]
  const progress = progressLine(process.stderr, 'files')
  const alone: Checked[] = []
  for (const { file, bytes } of sources) {
    alone.push(await checkSource(file, bytes, contexts, policy))
    if (sources.length > few) progress.step(alone.length, sources.length, file)
  }
  progress.end()
  const checked = checkedTogether(alone, policy)
  if (checked.every(({ verdict }) => verdict === 'not-run'))
    throw new CheckError(checked.map(({ reason }) => reason).join('\n'))
  process.stdout.write(formats[options.json ? 'json' : options.format](checked))
  return codeOf(checked)
}

/** So many files are judged before anybody asks how far it is. */
const few = 20

/** What judges, by the form of the envelope: a record is judged by the form in which it was made. */
async function judgeContexts(cwd: string, { engine, schemas, dialect, wildcards }: Options) {
  const known = new Map<string, JudgeContext>()
  const directory = schemas === undefined ? undefined : resolve(cwd, schemas)
  const contextFor = async (form: EnvelopeForm): Promise<JudgeContext> => {
    const key = `${form.dialect} ${form.wildcards}`
    const standard =
      known.get(key)?.standard ??
      loadStandard('2013', places().profiles, {
        schemas: { dialect: form.dialect, wildcards: form.wildcards, directory },
      })
    const context = known.get(key) ?? { standard, engine: await createSchemaEngine(engine, standard.schemas.files) }
    known.set(key, context)
    return context
  }
  const given = await contextFor({ dialect, wildcards })
  await compileOfficialSchemas(given.standard, engine)
  return (form: EnvelopeForm | undefined) => contextFor(form ?? { dialect, wildcards })
}

/** A file that cannot be read is told, and the others are judged all the same. */
async function checkSource(
  file: string,
  read: () => Promise<Uint8Array>,
  contexts: Awaited<ReturnType<typeof judgeContexts>>,
  policy: Policy,
): Promise<Checked> {
  try {
    const bytes = await read()
    return checkFile(file, bytes, await contexts(envelopeFormOf(file, bytes)), policy, systemClock())
  } catch (error) {
    if (error instanceof CheckError || error instanceof RecordError) return notChecked(file, error.message)
    throw error
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function codeOf(checked: readonly Checked[]): number {
  const has = (verdict: Checked['verdict']) => checked.some((one) => one.verdict === verdict)
  if (has('not-run')) return exitCodes.usage
  if (has('harness-error')) return exitCodes.harnessError
  if (has('fail')) return exitCodes.nonConformity
  return has('inconclusive') || !has('pass') ? exitCodes.inconclusive : exitCodes.ok
}

const json = (checked: readonly Checked[]): string =>
  `${JSON.stringify(
    checked.map(({ judged, ...rest }) => rest),
    null,
    2,
  )}\n`

function text(checked: readonly Checked[]): string {
  const lines = checked.flatMap(({ file, what, verdict, reason, findings, judged }) => [
    `${file}: ${verdict} (${[what, reason].filter((one) => one !== undefined).join('; ')})`,
    ...findings.map((finding) => findingText(finding, judged?.view)),
  ])
  return `${lines.join('\n')}\n\n${inSummary(checked)}\n`
}

/** What each verdict is called where files are counted. */
const summaryWords: readonly (readonly [Verdict, string])[] = [
  ['pass', 'without a non-conformity'],
  ['fail', 'with a non-conformity'],
  ['inconclusive', 'inconclusive'],
  ['not-applicable', 'not applicable'],
  ['not-run', 'not readable'],
  ['harness-error', 'with an error of the harness'],
]

function inSummary(checked: readonly Checked[]): string {
  const numbers = summaryWords.map(([verdict, words]) => ({
    words,
    number: checked.filter((one) => one.verdict === verdict).length,
  }))
  const told = numbers.filter(({ number }) => number > 0).map(({ words, number }) => `${number} ${words}`)
  return `${checked.length} checked: ${told.join(', ')}`
}

const junit = (checked: readonly Checked[]): string =>
  junitOf('cim9 check', [
    {
      name: 'check',
      properties: [],
      cases: checked.map(({ judged, file, what, ...rest }) => ({
        id: file,
        title: what,
        feature: 'check',
        findings: [...rest.findings],
        verdict: rest.verdict,
        reason: rest.reason,
        durationMs: 0,
        rerun: `cim9 check ${file}`,
      })),
    },
  ])

const formats = { text, json, junit } as const
