import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expectationIds, judgeRecord, type JudgedRecord } from '../assertions/judge.ts'
import { alwaysOn } from '../assertions/index.ts'
import type { JudgeContext } from '../assertions/assertion.ts'
import type { Clock } from '../exchange/clock.ts'
import { readRecord } from '../exchange/ndjson.ts'
import { startRecord } from '../exchange/recorder.ts'
import type { ReportedFinding, Verdict } from '../verdict/run-result.ts'
import { counts, rule, type Policy } from '../verdict/verdict.ts'
import { defaultLimits } from '../xml/intake.ts'

/** What the judges say of one file. */
export interface Checked {
  readonly file: string
  readonly verdict: Verdict
  readonly reason?: string
  readonly findings: readonly ReportedFinding[]
  readonly passed: Readonly<Record<string, number>>
  readonly judged: JudgedRecord
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

/** Judges the bytes of one file: a record if its name ends in .ndjson (or .ndjson.gz), otherwise one message that stands alone. */
export function checkFile(
  file: string,
  bytes: Uint8Array,
  context: JudgeContext,
  policy: Policy,
  clock: Clock,
): Checked {
  if (/\.ndjson(\.gz)?$/i.test(file)) {
    const judged = judgeRecord(readRecord(Buffer.from(bytes).toString('utf8'), file), context)
    return { file, ...rule(judged, policy), judged }
  }
  const recorder = startRecord(
    {
      run: 'check',
      scenario: { id: file, title: file, feature: '', uri: file, line: 1, requirements: [], effect: 'reads' },
      edition: context.standard.edition,
      dialect: 'fdis',
      wildcards: 'lax',
      binding: { soap: '1.1', wrapper: 'generic-bare' },
      sut: { name: 'unknown', version: 'unknown', endpoint: '' },
      declared: { replyMs: 1, refusalStatuses: [] },
      objects: [],
    },
    clock,
  )
  recorder.message({ from: 'unknown', to: 'unknown', transport: 'file', meta: { headers: {} } }, bytes)
  const judged = judgeRecord(recorder.record(), context, alwaysOn)
  return { file, ...alone(judged, policy), judged }
}

/** A message that stands alone has no purpose to meet: it fails by a finding that counts, and passes by being judged. */
function alone(judged: JudgedRecord, policy: Policy): Pick<Checked, 'verdict' | 'reason' | 'findings' | 'passed'> {
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
  return judgedIds.length
    ? { verdict: 'pass', findings, passed }
    : { verdict: 'inconclusive', reason: 'No schema or rule of this edition speaks about it.', findings, passed }
}

/**
 * The bytes of a file, unpacked where it is gzipped, whatever its name.
 *
 * @throws CheckError where it cannot be unpacked, or is larger than the limit when it is
 */
export function readBytes(cwd: string, file: string): Uint8Array {
  const bytes = readFileSync(resolve(cwd, file))
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: defaultLimits.maxBytes })
  } catch (error) {
    throw new CheckError(
      `${file} is gzipped, but cannot be unpacked to at most ${defaultLimits.maxBytes} bytes: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}
