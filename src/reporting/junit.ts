import { verdicts, type RunResult, type ScenarioResult } from '../verdict/run-result.ts'
import { byFeature } from './features.ts'
import { findingLines } from './finding-text.ts'
import { ofTone } from './findings.ts'
import { cut, escapeMarkup, oneLine } from './text.ts'
import { verdictWords } from './words.ts'
import { xmlElement } from './xml-element.ts'

/**
 * The run as JUnit XML: a test suite a feature, a test case a scenario. Non-conformities are failures, faults of the
 * harness errors; what was not judged is skipped with its reason, so it never looks passed, and the properties count it
 * by verdict.
 */
export function junit(result: RunResult): string {
  const { scenarios, run } = result
  const suites = [...byFeature(result)].map(([feature, cases]) => suite(feature, cases, result))
  const attributes = { name: `cim9 ${run.id}`, ...numbers(scenarios), time: seconds(scenarios) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('testsuites', attributes, `\n${suites.join('\n')}\n`)}\n`
}

function suite(feature: string, scenarios: readonly ScenarioResult[], { sut, edition }: RunResult): string {
  const properties = [
    ['sut', `${sut.name} ${sut.version}`],
    ['edition', edition],
    ...verdicts.map((verdict) => [
      `verdict.${verdict}`,
      String(scenarios.filter((one) => one.verdict === verdict).length),
    ]),
    ['remarks', String(scenarios.reduce((sum, { findings }) => sum + ofTone(findings, 'remark').length, 0))],
  ].map(([name = '', value = '']) => xmlElement('property', { name: oneLine(name), value: oneLine(value) }))
  const attributes = {
    name: oneLine(feature),
    ...numbers(scenarios),
    time: seconds(scenarios),
    timestamp: scenarios
      .map(({ startedAt }) => startedAt)
      .sort()[0]
      ?.replace(/(\.\d+)?Z$/, ''),
  }
  const parts = [xmlElement('properties', {}, properties.join('')), ...scenarios.map(testCase)]
  return xmlElement('testsuite', attributes, `\n${parts.join('\n')}\n`)
}

function testCase(scenario: ScenarioResult): string {
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

function outcome(scenario: ScenarioResult): string {
  const { verdict, reason } = scenario
  const message = oneLine(`${verdictWords[verdict]}: ${reason ?? 'no reason given'}`)
  if (verdict === 'pass') return ''
  if (verdict === 'harness-error')
    return element('error', { type: verdict, message }, `${message}\nrun again: ${scenario.rerun}`)
  if (verdict === 'fail') return failure(scenario)
  return xmlElement('skipped', { message })
}

function failure(scenario: ScenarioResult): string {
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

function numbers(scenarios: readonly ScenarioResult[]) {
  const having = (...wanted: readonly string[]) => scenarios.filter(({ verdict }) => wanted.includes(verdict)).length
  return {
    tests: scenarios.length,
    failures: having('fail'),
    errors: having('harness-error'),
    skipped: having('inconclusive', 'not-applicable', 'not-run'),
  }
}

const seconds = (scenarios: readonly ScenarioResult[]): string =>
  (scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000).toFixed(3)
