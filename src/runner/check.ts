import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expectationIds, judgeRecord, type JudgedRecord } from '../assertions/judge.ts'
import { alwaysOn, assertions } from '../assertions/index.ts'
import type { Assertion, JudgeContext } from '../assertions/assertion.ts'
import type { Clock } from '../exchange/clock.ts'
import type { DecodedMessage, DecodedRecord } from '../exchange/decode.ts'
import { contextEntry } from '../exchange/entries.ts'
import { readRecord } from '../exchange/ndjson.ts'
import { startRecord } from '../exchange/recorder.ts'
import type { EnvelopeForm } from '../standard/envelope-form.ts'
import { identifiedIn, repeatedIds, ruledAgain } from '../verdict/message-ids.ts'
import type { ReportedFinding, Verdict } from '../verdict/run-result.ts'
import { counts, rule, type Policy } from '../verdict/verdict.ts'
import { defaultLimits } from '../xml/intake.ts'

/** What the judges say of one file. */
export interface Checked {
  readonly file: string
  /** What it is: `ResponseMessage reply MeterReadings, edition 2013`. */
  readonly what: string
  readonly verdict: Verdict
  readonly reason?: string
  readonly findings: readonly ReportedFinding[]
  readonly passed: Readonly<Record<string, number>>
  /** Absent where it could not be read. */
  readonly judged?: JudgedRecord
}

/** A file or folder that `check` was given cannot be used: a sentence for the user. */
export class CheckError extends Error {
  override readonly name = 'CheckError'
}

/**
 * Lists the files to judge: files as given, folders through and through.
 *
 * @throws CheckError where a path does not exist or nothing was found
 */
export function filesToCheck(cwd: string, paths: readonly string[]): readonly string[] {
  const files = paths.flatMap((path) => {
    const full = join(cwd, path)
    const target = path.startsWith('/') ? path : full
    const stat = statSync(target, { throwIfNoEntry: false })
    if (!stat) throw new CheckError(`There is no file or folder ${path}.`)
    return stat.isDirectory()
      ? readdirSync(target, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(xml|soap|ndjson)(\.gz)?$/i.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [target]
  })
  if (!files.length)
    throw new CheckError(
      `Nothing to check in ${paths.join(', ')}: no file ends in .xml, .soap or .ndjson, or in .gz behind one of them.`,
    )
  return files.map((file) => relative(cwd, file) || basename(file))
}

/** Which form of the envelope judged where a record was made; undefined for what is no record. */
export function envelopeFormOf(file: string, bytes: Uint8Array): EnvelopeForm | undefined {
  if (!isRecord(file)) return undefined
  const end = bytes.indexOf(0x0a)
  const opening = Buffer.from(end === -1 ? bytes : bytes.subarray(0, end)).toString('utf8')
  const context = contextEntry.safeParse(tolerantJson(opening))
  return context.success ? context.data : undefined
}

const isRecord = (file: string): boolean => /\.ndjson(\.gz)?$/i.test(file)

/** What cannot be read is told by readRecord, with its place. */
function tolerantJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Judges the bytes of one file: a record if its name ends in .ndjson (or .ndjson.gz), otherwise one message that stands
 * alone.
 *
 * @param only limits the judging to these assertions
 * @throws RecordError where it is a record that cannot be read
 */
export function checkFile(
  file: string,
  bytes: Uint8Array,
  context: JudgeContext,
  policy: Policy,
  clock: Clock,
  only: readonly Assertion[] = assertions,
): Checked {
  if (isRecord(file)) {
    const judged = judgeRecord(readRecord(Buffer.from(bytes).toString('utf8'), file), context, only)
    return { file, what: recordWords(judged.view), ...rule(judged, policy), judged }
  }
  const recorder = startRecord(
    {
      run: 'check',
      scenario: { id: file, title: file, feature: '', uri: file, line: 1, requirements: [], effect: 'reads' },
      edition: context.standard.edition,
      ...context.standard.schemas.envelope,
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'unknown', version: 'unknown', endpoint: '' },
      declared: { replyMs: 1, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
  recorder.message({ from: 'unknown', to: 'unknown', transport: 'file', meta: { headers: {} } }, bytes)
  const judged = judgeRecord(
    recorder.record(),
    context,
    alwaysOn.filter((assertion) => only.includes(assertion)),
  )
  const [message] = judged.view.messages
  return { file, what: messageWords(message, context), ...alone(judged, policy, context), judged }
}

/** What the judges say of records of one run together, beside what they say of each: whether MessageIDs came again. */
export function checkedTogether(checked: readonly Checked[], policy: Policy): readonly Checked[] {
  const views = checked.map(({ file, judged }) => (judged && isRecord(file) ? judged.view : undefined))
  const repeated = repeatedIds(
    views.flatMap((view) => (view ? identifiedIn(view) : [])),
    policy,
  )
  return checked.map((one, index) => {
    const context = views[index]?.context
    return context ? ruledAgain(one, repeated({ run: context.run, scenario: context.scenario.id })) : one
  })
}

/** A file that could not be judged, and why. */
export const notChecked = (file: string, reason: string): Checked => ({
  file,
  what: 'a file that cannot be read',
  verdict: 'not-run',
  reason,
  findings: [],
  passed: {},
})

const recordWords = ({ context, messages }: DecodedRecord): string =>
  `the record of ${context.scenario.id}, ${messages.length} messages, edition ${context.edition}`

/** What a message is, told by its names and namespaces. */
function messageWords(message: DecodedMessage | undefined, { standard }: JudgeContext): string {
  const found = message?.binding?.content ?? message?.binding?.fault?.detail
  const namespace = found?.root.namespace ?? message?.bareProfile?.namespace ?? message?.root?.namespace
  const edition = namespace === undefined ? undefined : standard.editionOf(namespace)
  const { archetype, header, element } = found?.message ?? {}
  const name = found
    ? [element?.name === 'Message' ? 'Message' : archetype, header?.verb?.value, header?.noun?.value]
        .filter(Boolean)
        .join(' ')
    : (message?.bareProfile?.name ?? message?.root?.name ?? 'no XML')
  return edition ? `${name}, ${edition.title}` : name
}

/** A message that stands alone has no purpose to meet: it fails by a finding that counts, and passes by being judged. */
function alone(
  judged: JudgedRecord,
  policy: Policy,
  { standard }: JudgeContext,
): Pick<Checked, 'verdict' | 'reason' | 'findings' | 'passed'> {
  const findings = judged.findings.map((finding) => ({
    ...finding,
    requirements: [...finding.requirements],
    counts: counts(finding, policy),
  }))
  const { passed } = judged
  const failed = findings.find((finding) => finding.counts)
  if (failed) return { verdict: 'fail', reason: failed.rule, findings, passed }
  const open = findings.find(({ outcome }) => outcome === 'inconclusive')
  if (open) return { verdict: 'inconclusive', reason: open.actual ?? open.rule, findings, passed }
  // Well-formed XML alone says nothing about the standard.
  const judgedIds = Object.keys(passed).filter((id) => !id.startsWith('message.') && !expectationIds.has(id))
  if (judgedIds.length) return { verdict: 'pass', findings, passed }
  const edition = standard.editionOf(judged.view.messages[0]?.root?.namespace ?? '')
  const reason =
    edition && edition.edition !== standard.edition
      ? `It is of ${edition.title}, and ${standard.edition} is judged here.`
      : 'No schema or rule of this edition speaks about it.'
  return { verdict: 'inconclusive', reason, findings, passed }
}

/**
 * The bytes of a file, unpacked where it is gzipped, whatever its name.
 *
 * @throws CheckError where it cannot be read or unpacked, or is larger than the limit
 */
export function readBytes(cwd: string, file: string): Uint8Array {
  const bytes = readWhole(resolve(cwd, file), file)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: defaultLimits.maxBytes })
  } catch (error) {
    throw new CheckError(
      `${file} is gzipped, but cannot be unpacked to at most ${defaultLimits.maxBytes} bytes: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** A record holds many messages, and may be as long as a text may be. */
function readWhole(path: string, file: string): Uint8Array {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (!isRecord(file) && size > defaultLimits.maxBytes)
    throw new CheckError(`${file} has ${size} bytes; the limit is ${defaultLimits.maxBytes} bytes.`)
  try {
    return readFileSync(path)
  } catch (error) {
    throw new CheckError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
