import { verdicts, type RunResult, type ScenarioResult } from '../verdict/run-result.ts'
import { byFeature } from './features.ts'
import { findingLines } from './finding-text.ts'
import { ofTone } from './findings.ts'
import { cut, escapeMarkup, oneLine } from './text.ts'
import { verdictWords } from './words.ts'
import { xmlElement } from './xml-element.ts'

/** What a test case of JUnit is made from: a scenario, or a file that was checked. */
export type JunitCase = Pick<
  ScenarioResult,
  'id' | 'title' | 'feature' | 'verdict' | 'reason' | 'findings' | 'durationMs' | 'rerun'
>

export interface JunitSuite {
  readonly name: string
  readonly properties: readonly (readonly [name: string, value: string])[]
  /** ISO 8601; when the first case started. */
  readonly startedAt?: string | undefined
  readonly cases: readonly JunitCase[]
}

/** The run as JUnit XML: a test suite a feature, a test case a scenario. */
export function junit(result: RunResult): string {
  const { sut, edition } = result
  const suites = [...byFeature(result)].map(([name, cases]) => ({
    name,
    properties: [['sut', `${sut.name} ${sut.version}`] as const, ['edition', edition] as const],
    startedAt: cases.map(({ startedAt }) => startedAt).sort()[0],
    cases,
  }))
  return junitOf(`cim9 ${result.run.id}`, suites)
}

/**
 * Verdicts as JUnit XML. Non-conformities are failures, faults of the harness errors; what was not judged is skipped with
 * its reason, so it never looks passed, and the properties count it by verdict.
 */
export function junitOf(name: string, suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((one) => one.cases)
  const attributes = { name: oneLine(name), ...numbers(cases), time: seconds(cases) }
  const content = `\n${suites.map(suite).join('\n')}\n`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', attributes, content)}\n`
}

function suite({ name, properties: given, startedAt, cases }: JunitSuite): string {
  const properties = [
    ...given,
    ...verdicts.map((verdict) => [`verdict.${verdict}`, String(cases.filter((one) => one.verdict === verdict).length)]),
    ['remarks', String(cases.reduce((sum, { findings }) => sum + ofTone(findings, 'remark').length, 0))],
  ].map(([key = '', value = '']) => xmlElement('property', { name: oneLine(key), value: oneLine(value) }))
  const attributes = {
    name: oneLine(name),
    ...numbers(cases),
    time: seconds(cases),
    timestamp: startedAt?.replace(/(\.\d+)?Z$/, ''),
  }
  const parts = [xmlElement('properties', {}, properties.join('')), ...cases.map(testCase)]
  return xmlElement('testsuite', attributes, `\n${parts.join('\n')}\n`)
}

function testCase(scenario: JunitCase): string {
  const remarks = ofTone(scenario.findings, 'remark').map(
    (one) => `remark ${one.assertion}: ${findingLines(one).join('\n')}`,
  )
  const content = [outcome(scenario), remarks.length ? element('system-out', {}, remarks.join('\n\n')) : ''].join('')
  const attributes = {
    classname: oneLine(scenario.feature),
    name: oneLine(`${scenario.id} ${scenario.title}`),
    time: (scenario.durationMs / 1000).toFixed(3),
  }
  return xmlElement('testcase', attributes, content)
}

function outcome(scenario: JunitCase): string {
  const { verdict, reason } = scenario
  const message = oneLine(`${verdictWords[verdict]}: ${reason ?? 'no reason given'}`)
  if (verdict === 'pass') return ''
  if (verdict === 'harness-error')
    return element('error', { type: verdict, message }, `${message}\nrun again: ${scenario.rerun}`)
  if (verdict === 'fail') return failure(scenario)
  return xmlElement('skipped', { message })
}

function failure(scenario: JunitCase): string {
  const counted = ofTone(scenario.findings, 'fail')
  const blocks = counted.map((one) => `${one.assertion}\n${findingLines(one).join('\n')}`)
  const message = cut(oneLine(counted.map(({ assertion, rule }) => `${assertion}: ${rule}`).join('; ')), 500)
  const text = [...blocks, `run again: ${scenario.rerun}`].join('\n\n')
  return element(
    'failure',
    { type: counted[0]?.assertion ?? 'fail', message: message || (scenario.reason ?? 'failed') },
    text,
  )
}

const element = (name: string, attributes: Readonly<Record<string, string>>, text: string): string =>
  xmlElement(name, attributes, escapeMarkup(text))

function numbers(scenarios: readonly JunitCase[]) {
  const having = (...wanted: readonly string[]) => scenarios.filter(({ verdict }) => wanted.includes(verdict)).length
  return {
    tests: scenarios.length,
    failures: having('fail'),
    errors: having('harness-error'),
    skipped: having('inconclusive', 'not-applicable', 'not-run'),
  }
}

const seconds = (scenarios: readonly JunitCase[]): string =>
  (scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000).toFixed(3)
