import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JudgeContext } from '../../src/assertions/assertion.ts'
import { judgeRecord } from '../../src/assertions/judge.ts'
import { RecordError } from '../../src/exchange/ndjson.ts'
import { checkFile } from '../../src/runner/check.ts'
import { loadStandard } from '../../src/standard/standard.ts'
import { createSchemaEngine } from '../../src/xml/engines/index.ts'
import { dice } from '../../tests/assertions/random-steps.ts'
import { readManifest, vectorsFolder } from '../vectors/manifest.ts'
import { listenerUnderFuzz } from './listener.ts'
import { spoilt, spoiltRecord } from './spoil.ts'

export interface FuzzOptions {
  readonly seed: number
  /** How many byte strings. */
  readonly cases: number
  /** The first of them. */
  readonly from?: number
  /** Told after each. */
  readonly progress?: (done: number) => void
}

/** What came of it. Times are in milliseconds, memory is in MiB. */
export interface FuzzFigures {
  readonly cases: number
  readonly bytes: number
  /** By what `check` said. */
  readonly verdicts: Readonly<Record<string, number>>
  /** By what the listener answered: an HTTP status, or that it closed. */
  readonly answers: Readonly<Record<string, number>>
  readonly slowestCheckMs: number
  readonly slowestAnswerMs: number
  readonly peakRssMiB: number
  /** A sentence each: what broke the rule, and by which case. */
  readonly broken: readonly string[]
}

/** So long one byte string may take; a large document may be judged in a process of its own, which must start. */
const longestMs = 20_000
/** Spoilt messages of one record. */
const mailboxHolds = 50
/** So much memory the process may take, the parser's own included. */
const mostRssMiB = 1_500

/**
 * Gives spoilt vectors to `check`, and to a live listener. The rule: there is always a verdict and always an answer, or the
 * connection is closed; nothing is thrown, nothing hangs, and a correct message is served after.
 */
export async function fuzz({ seed, cases, from = 0, progress }: FuzzOptions): Promise<FuzzFigures> {
  const standard = loadStandard('2013', join(import.meta.dirname, '../../profiles'))
  const context: JudgeContext = { standard, engine: await createSchemaEngine('libxml2-wasm', standard.schemas.files) }
  const vectors = readManifest().map(({ file }) => ({ file, bytes: readFileSync(join(vectorsFolder, file)) }))
  const others = vectors.map(({ bytes }) => bytes)
  const verdicts: Record<string, number> = {}
  const answers: Record<string, number> = {}
  const broken: string[] = []
  let slowestCheckMs = 0
  let slowestAnswerMs = 0
  let peakRss = 0
  let bytesTried = 0
  const rejected = (reason: unknown) => broken.push(`a rejection that nobody handled: ${String(reason)}`)
  const listener = await listenerUnderFuzz()
  process.on('unhandledRejection', rejected)
  process.on('uncaughtException', rejected)
  try {
    for (let index = from; index < from + cases; index++) {
      const roll = dice(seed * 1_000_003 + index)
      const vector = vectors[roll(vectors.length)]
      if (!vector) throw new Error('There are no vectors.')
      // Of a record that is spoilt as a whole little more is seen than that it cannot be read.
      const spoil = vector.file.endsWith('.ndjson') && roll(10) ? spoiltRecord : spoilt
      const bytes = spoil(vector.bytes, roll, others)
      bytesTried += bytes.length
      const noted = (what: string) => broken.push(`case ${index} of seed ${seed}, made from ${vector.file}: ${what}`)

      const before = performance.now()
      const verdict = verdictOf(vector.file, bytes, context)
      const checkMs = performance.now() - before
      slowestCheckMs = Math.max(slowestCheckMs, checkMs)
      if (verdict.startsWith('threw')) noted(`check ${verdict}`)
      if (checkMs > longestMs) noted(`check took ${Math.round(checkMs)} ms`)
      count(verdicts, verdict)

      const { answer, tookMs } = await listener.send(bytes, roll)
      slowestAnswerMs = Math.max(slowestAnswerMs, tookMs)
      if (answer === 'nothing') noted('the listener neither answered nor closed')
      count(answers, answer)
      if (!(await listener.servesCorrect())) noted('the listener did not serve a correct message after it')
      if ((index - from) % mailboxHolds === mailboxHolds - 1 || index === from + cases - 1) {
        const record = await listener.changeMailbox()
        try {
          judgeRecord(record, context)
        } catch (error) {
          noted(`the judges threw over the record before it: ${inWords(error)}`)
        }
      }
      peakRss = Math.max(peakRss, process.memoryUsage.rss())
      progress?.(index - from + 1)
    }
  } finally {
    await listener.close()
    process.off('unhandledRejection', rejected)
    process.off('uncaughtException', rejected)
  }
  const peakRssMiB = Math.round(peakRss / 1024 / 1024)
  if (peakRssMiB > mostRssMiB) broken.push(`the process took ${peakRssMiB} MiB of memory; ${mostRssMiB} are the limit`)
  return { cases, bytes: bytesTried, verdicts, answers, slowestCheckMs, slowestAnswerMs, peakRssMiB, broken }
}

const clock = { now: () => ({ wall: '2026-03-01T12:00:00.000Z', monotonicMs: 0 }) }
const policy = { failOn: 'reported', strict: false } as const

/** A record that cannot be read is told in a sentence; that is a verdict too. */
function verdictOf(file: string, bytes: Uint8Array, context: JudgeContext): string {
  try {
    return checkFile(file, bytes, context, policy, clock).verdict
  } catch (error) {
    return error instanceof RecordError ? 'a record that cannot be read' : `threw ${inWords(error)}`
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const count = (counts: Record<string, number>, what: string): void => {
  counts[what] = (counts[what] ?? 0) + 1
}
