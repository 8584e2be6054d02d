import { Command, Option } from 'commander'
import { systemClock } from '../exchange/clock.ts'
import { basis, type Basis } from '../standard/rule.ts'
import { loadStandard } from '../standard/standard.ts'
import { checkFile, filesToCheck, readBytes, type Checked } from '../runner/check.ts'
import { places } from '../runner/places.ts'
import { junitOf } from '../reporting/junit.ts'
import { createSchemaEngine } from '../xml/engines/index.ts'
import { exitCodes } from './exit-codes.ts'
import { findingText } from './finding-text.ts'

interface Options {
  readonly engine: 'libxml2-wasm' | 'libxmljs2'
  readonly failOn: Basis
  readonly strict?: boolean
  readonly format: keyof typeof formats
  readonly json?: boolean
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
  const standard = loadStandard('2013', places().profiles)
  const context = { standard, engine: await createSchemaEngine(options.engine, standard.schemas.files) }
  const policy = { failOn: options.failOn, strict: options.strict === true }
  const named = paths.filter((path) => path !== '-')
  const sources: { file: string; bytes: () => Promise<Uint8Array> }[] = [
    ...(named.length ? filesToCheck(cwd, named) : []).map((file) => ({
      file,
      bytes: () => Promise.resolve(readBytes(cwd, file)),
    })),
    ...(paths.includes('-') ? [{ file: 'standard input', bytes: readStandardInput }] : []),
  ]
  const checked: Checked[] = []
  for (const { file, bytes } of sources) checked.push(checkFile(file, await bytes(), context, policy, systemClock()))
  process.stdout.write(formats[options.json ? 'json' : options.format](checked))
  return codeOf(checked)
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function codeOf(checked: readonly Checked[]): number {
  const has = (verdict: Checked['verdict']) => checked.some((one) => one.verdict === verdict)
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
  const lines = checked.flatMap(({ file, verdict, reason, findings, judged }) => [
    `${file}: ${verdict}${reason === undefined ? '' : ` (${reason})`}`,
    ...findings.map((finding) => findingText(finding, judged.view)),
  ])
  const failed = checked.filter(({ verdict }) => verdict === 'fail').length
  return `${lines.join('\n')}\n\n${checked.length} checked, ${failed} with a non-conformity\n`
}

const junit = (checked: readonly Checked[]): string =>
  junitOf('cim9 check', [
    {
      name: 'check',
      properties: [],
      cases: checked.map(({ judged, file, ...rest }) => ({
        id: file,
        title: '',
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
