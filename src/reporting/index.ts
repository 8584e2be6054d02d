import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { decodeRecord, type DecodedRecord } from '../exchange/decode.ts'
import { readRecord } from '../exchange/ndjson.ts'
import type { RunResult, ScenarioResult } from '../verdict/run-result.ts'
import { writeAllure } from './allure/write.ts'
import { junit } from './junit.ts'
import { statement } from './statement.ts'

export { renderAllure, type Rendered } from './allure/render.ts'
export { summary } from './summary.ts'

/**
 * Writes the reports of a run beside its results: statement.html, junit.xml and allure-results/, which is made anew.
 *
 * @param runFolder the folder of the run; the record files named in the results lie in it
 * @returns the paths written
 * @throws Error if a record file is missing, lies outside the folder, or is not the one the results were made from
 */
export async function writeReports(result: RunResult, runFolder: string): Promise<string[]> {
  const records = await readRecords(result, runFolder)
  await mkdir(runFolder, { recursive: true })
  const paths = {
    statement: join(runFolder, 'statement.html'),
    junit: join(runFolder, 'junit.xml'),
    allure: join(runFolder, 'allure-results'),
  }
  await writeFile(paths.statement, statement(result, records))
  await writeFile(paths.junit, junit(result))
  await rm(paths.allure, { recursive: true, force: true })
  writeAllure(result, records, paths.allure)
  return Object.values(paths)
}

/**
 * Reads the records that the results name, decoded, by scenario id.
 *
 * @throws Error as writeReports does
 */
export async function readRecords(
  { scenarios }: RunResult,
  runFolder: string,
): Promise<ReadonlyMap<string, DecodedRecord>> {
  const records = new Map<string, DecodedRecord>()
  for (const { id, record } of scenarios) {
    if (record) records.set(id, await readVerified(id, record, runFolder))
  }
  return records
}

async function readVerified(
  id: string,
  { path, sha256 }: NonNullable<ScenarioResult['record']>,
  runFolder: string,
): Promise<DecodedRecord> {
  const file = resolve(runFolder, path)
  const within = relative(resolve(runFolder), file)
  if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within))
    throw new Error(`results.json names ${path} as the record of ${id}: write a path within ${runFolder}.`)
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Error(`The record of ${id} cannot be read: ${file}. Put back the file the run wrote, or run again.`, {
      cause,
    })
  })
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256.toLowerCase())
    throw new Error(
      `${file} is not the record the results were made from: its SHA-256 is ${found}, results.json says ${sha256}. ` +
        'One of the two was changed after the run; put back the original.',
    )
  return decodeRecord(readRecord(bytes.toString('utf8'), path))
}
