import { java } from '../needs.ts'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { TestResult } from 'allure-js-commons'
import { externalReferences, renderAllure } from '../../src/reporting/allure/render.ts'
import { writeAllure } from '../../src/reporting/allure/write.ts'
import { sample, type Sample } from './sample.ts'
import { wellFormed } from './well-formed.ts'

/** A path of its own for each test. */
const outputPath = (...parts: readonly string[]): string => test.info().outputPath(...parts)

function written(folder: string, { result, records }: Sample = sample()) {
  writeAllure(result, records, folder)
  const names = readdirSync(folder)
  const results = names
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as TestResult)
  const of = (id: string): TestResult => {
    const found = results.find(({ name }) => name?.startsWith(`${id} `))
    if (!found) throw new Error(`Allure has no result of ${id}.`)
    return found
  }
  return { names, results, of }
}

test('one result a scenario, with the status its verdict maps to', () => {
  const { results, of } = written(outputPath('results'))
  expect(results).toHaveLength(sample().result.scenarios.length)
  expect(of('MR-GET-001').status).toBe('passed')
  expect(of('MR-GET-004.2').status).toBe('failed')
  expect(of('EC-SW-003').status).toBe('broken')
  expect(of('EC-SW-001').status).toBe('skipped')
  expect(of('EC-SW-001').statusDetails.message).toMatch(/^Not run: The effect/)
  expect(of('EC-SW-002').status).toBe('skipped')
  expect(of('EC-SW-002').statusDetails.message).toMatch(/^Not applicable: The ICS/)
  expect(of('MC-GET-002').status).toBeUndefined()
  expect(of('MC-GET-002').statusDetails.message).toMatch(/^Inconclusive: The connection was refused/)
})

test('history goes by the id of the scenario and survives another run', () => {
  const first = written(outputPath('first'))
  const { result } = sample()
  const later = written(outputPath('later'), sample({ run: { ...result.run, id: 'another' } }))
  expect(later.of('MR-GET-001').historyId).toBe(first.of('MR-GET-001').historyId)
  expect(later.of('MR-GET-001').testCaseId).toBe(first.of('MR-GET-001').testCaseId)
  expect(later.of('MR-GET-001').uuid).not.toBe(first.of('MR-GET-001').uuid)
  expect(new Set(first.results.map(({ historyId }) => historyId)).size).toBe(first.results.length)
})

test('the same run written twice gives the same files', () => {
  expect(written(outputPath('same')).names.sort()).toEqual(written(outputPath('same')).names.sort())
})

test('a failing result says what counts and how to see it again, and is graver than a remark', () => {
  const { of } = written(outputPath('results'))
  expect(of('MR-GET-004.2').statusDetails.message).toContain('reply.ok-without-errors')
  expect(of('MR-GET-004.2').statusDetails.message).toContain('Run again: npx cim9 run MR-GET-004.2')
  const severity = (id: string) => of(id).labels.find(({ name }) => name === 'severity')?.value
  expect([severity('MR-GET-004.2'), severity('MR-GET-001'), severity('MC-GET-001')]).toEqual([
    'critical',
    'normal',
    'minor',
  ])
})

test('steps, picture, messages and record are attached, each as what it is', () => {
  const folder = outputPath('results')
  const { of } = written(folder)
  const { attachments, steps } = of('MR-GET-004.2')
  expect(steps.map(({ status }) => status)).toEqual(['passed', 'passed', 'failed', 'skipped'])
  expect(attachments.map(({ name, type }) => `${name}: ${type ?? ''}`)).toEqual([
    'Sequence of messages: image/svg+xml',
    'Findings: text/html',
    'm1 get MeterReadings: text/html',
    'm1 get MeterReadings, raw: application/xml',
    'm2 reply MeterReadings OK: text/html',
    'm2 reply MeterReadings OK, raw: application/xml',
    'm3 get MeterReadings: text/html',
    'm3 get MeterReadings, raw: application/xml',
    'm4 reply MeterReadings OK ✗: text/html',
    'm4 reply MeterReadings OK, raw: application/xml',
    'Record (NDJSON): text/plain',
  ])
  for (const { source } of attachments.filter(({ type }) => type === 'image/svg+xml' || type === 'application/xml'))
    wellFormed(readFileSync(join(folder, source), 'utf8'))
})

test('no attached page holds markup of the SUT', () => {
  const folder = outputPath('results')
  for (const name of written(folder).names.filter((one) => /\.(html|svg)$/.test(one)))
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/<script|<img/)
})

test('categories, environment and executor are written', () => {
  const folder = outputPath('results')
  written(folder)
  const categories = JSON.parse(readFileSync(join(folder, 'categories.json'), 'utf8')) as { name: string }[]
  expect(categories.map(({ name }) => name)).toEqual([
    'Non-conformance',
    'Harness error',
    'Inconclusive',
    'Not run',
    'Not applicable',
    'Remark',
  ])
  expect(readFileSync(join(folder, 'environment.properties'), 'utf8')).toContain('6 non-conformities found')
  expect(readFileSync(join(folder, 'executor.json'), 'utf8')).toContain(
    '"reportName":"Test report: Meterware HES 7.2.1"',
  )
})

test('an empty folder is not rendered', async () => {
  mkdirSync(outputPath('empty'), { recursive: true })
  for (const folder of [outputPath('empty'), outputPath('absent')])
    expect(await renderAllure(folder, outputPath('allure.html'))).toEqual({
      rendered: false,
      reason: `${folder} holds no Allure results.`,
    })
})

test('the rendered page is one file that calls nobody', async () => {
  test.skip(java.missing, java.reason)
  const folder = outputPath('results')
  written(folder)
  const file = outputPath('report', 'allure.html')
  expect(await renderAllure(folder, file)).toEqual({ rendered: true })
  const page = readFileSync(file, 'utf8')
  expect(externalReferences(page)).toEqual([])
  expect(page).toContain('http-equiv="Content-Security-Policy"')
  expect(page.match(/data\/test-cases\/[0-9a-f]+\.json/g)?.length).toBeGreaterThanOrEqual(12)
})

test('a page that would call somebody is recognised', () => {
  expect(externalReferences('<script async src="https://evil.example/x.js"></script>')).toEqual([
    'https://evil.example/x.js',
  ])
  expect(externalReferences(`<link href='//evil.example/x.css'>`)).toEqual(['//evil.example/x.css'])
  expect(externalReferences('<script>load("googletagmanager.com")</script>')).toEqual(['googletagmanager.com'])
  expect(externalReferences('<a href="https://allurereport.org">x</a><img src="data:image/png;base64,//8=">')).toEqual(
    [],
  )
})

test('without Java the reason says what to do', async () => {
  const folder = outputPath('results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'x-result.json'), '{}')
  const { PATH, JAVA_HOME } = process.env
  process.env['PATH'] = ''
  delete process.env['JAVA_HOME']
  try {
    const rendered = await renderAllure(folder, outputPath('allure.html'))
    expect(rendered.rendered ? '' : rendered.reason).toMatch(/^The Allure report needs Java/)
  } finally {
    process.env['PATH'] = PATH
    if (JAVA_HOME !== undefined) process.env['JAVA_HOME'] = JAVA_HOME
  }
})
