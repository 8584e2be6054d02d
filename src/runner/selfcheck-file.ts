import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunResult } from '../verdict/run-result.ts'
import { isSound, selfcheckSchema, type Selfcheck } from '../verdict/selfcheck.ts'

/** Beside the runs of a campaign, so that each of them can tell by what it was made. */
const fileName = 'selfcheck.json'

/** Keeps a check beside the runs; returns its path. */
export function keepSelfcheck(check: Selfcheck, reports: string): string {
  mkdirSync(reports, { recursive: true })
  const path = join(reports, fileName)
  writeFileSync(path, `${JSON.stringify(check, null, 2)}\n`)
  return path
}

/** What a run tells of the check beside it; nothing where there is none, or it was one of another installation. */
export function selfcheckBeside(reports: string, harness: string): RunResult['run']['selfcheck'] {
  const path = join(reports, fileName)
  if (!existsSync(path)) return undefined
  const read = selfcheckSchema.safeParse(jsonIn(readFileSync(path, 'utf8')))
  if (!read.success || read.data.harness !== harness || read.data.node !== process.version) return undefined
  return { at: read.data.at, sound: isSound(read.data), faults: read.data.faults.length }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
