import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeReports } from '../../src/reporting/index.ts'
import { sample, writeRecords } from './sample.ts'

/** A path of its own for each test. */
const outputPath = (...parts: readonly string[]): string => test.info().outputPath(...parts)

function folderWith(folder: string) {
  const made = sample()
  mkdirSync(folder, { recursive: true })
  writeRecords(made, folder)
  return made
}

test('the statement, JUnit and Allure results are written from the results and the records they name', async () => {
  const folder = outputPath('run')
  const { result } = folderWith(folder)
  const paths = await writeReports(result, folder)
  expect(paths).toEqual(['statement.html', 'junit.xml', 'allure-results'].map((name) => join(folder, name)))
  for (const path of paths) expect(existsSync(path), path).toBe(true)
  expect(readFileSync(join(folder, 'statement.html'), 'utf8')).toContain('Envelope/Body/ResponseMessage/Reply/Error')
})

test('written again from the same results, the reports are the same', async () => {
  const folder = outputPath('run')
  const { result } = folderWith(folder)
  const read = async () => {
    await writeReports(result, folder)
    return readFileSync(join(folder, 'statement.html'), 'utf8') + readFileSync(join(folder, 'junit.xml'), 'utf8')
  }
  const first = await read()
  writeFileSync(join(folder, 'allure-results', 'stale-result.json'), '{}')
  expect(await read()).toBe(first)
  expect(existsSync(join(folder, 'allure-results', 'stale-result.json'))).toBe(false)
})

test('a record that was changed after the run is refused, by name', async () => {
  const folder = outputPath('run')
  const { result } = folderWith(folder)
  appendFileSync(join(folder, 'records', 'MR-GET-001.ndjson'), '\n')
  await expect(writeReports(result, folder)).rejects.toThrow(
    /MR-GET-001\.ndjson is not the record the results were made from/,
  )
})

test('a record that is gone is refused, by name', async () => {
  const folder = outputPath('run')
  const { result } = folderWith(folder)
  rmSync(join(folder, 'records', 'MR-GET-001.ndjson'))
  await expect(writeReports(result, folder)).rejects.toThrow(/record of MR-GET-001 cannot be read/)
})

test('a record outside the folder of the run is never read', async () => {
  const folder = outputPath('run')
  const { result } = folderWith(folder)
  for (const path of ['../../secret', '/etc/passwd', 'records/../../x']) {
    const scenarios = result.scenarios.map((one) => (one.record ? { ...one, record: { ...one.record, path } } : one))
    await expect(writeReports({ ...result, scenarios }, folder)).rejects.toThrow(/write a path within/)
  }
})
