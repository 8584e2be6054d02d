import { createHash } from 'node:crypto'
import { LabelName, Severity, Stage, Status, type Attachment, type Label, type TestResult } from 'allure-js-commons'
import { createStepResult, createTestResult } from 'allure-js-commons/sdk/reporter'
import type { ReportedFinding, RunResult, ScenarioResult, Verdict } from '../../verdict/run-result.ts'
import { contrast, ofTone, placeOf } from '../findings.ts'
import { cut, oneLine, visible } from '../text.ts'
import { count } from '../words.ts'

/** A scenario as Allure's result, its attachments already written. */
export function testResult(
  scenario: ScenarioResult,
  result: RunResult,
  attachments: readonly Attachment[],
): TestResult {
  const start = Date.parse(scenario.startedAt)
  const status = statuses[scenario.verdict]
  const history = digest(scenario.id)
  return {
    ...createTestResult(digest(`${result.run.id} ${scenario.id}`)),
    historyId: history,
    testCaseId: history,
    name: oneLine(`${scenario.id} ${scenario.title}`),
    fullName: `${scenario.uri}:${scenario.line}#${scenario.id}`,
    ...(status && { status }),
    statusDetails: details(scenario),
    stage: Stage.FINISHED,
    steps: scenario.steps.map(({ text, status: outcome }) => ({
      ...createStepResult(),
      name: oneLine(text),
      status: stepStatuses[outcome],
      stage: Stage.FINISHED,
      start,
      stop: start,
    })),
    attachments: [...attachments],
    labels: labels(scenario, result),
    start,
    stop: start + Math.round(scenario.durationMs),
  }
}

/** A name that is the same in every run for the same text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** No status is what Allure calls unknown: it is neither green nor skipped. */
const statuses: Readonly<Record<Verdict, Status | undefined>> = {
  pass: Status.PASSED,
  fail: Status.FAILED,
  inconclusive: undefined,
  'not-applicable': Status.SKIPPED,
  'not-run': Status.SKIPPED,
  'harness-error': Status.BROKEN,
}

const stepStatuses = { passed: Status.PASSED, failed: Status.FAILED, skipped: Status.SKIPPED } as const

/** The words a message begins with; the categories of the report go by them. */
export const openings = {
  fail: 'Non-conformance: ',
  inconclusive: 'Inconclusive: ',
  'not-applicable': 'Not applicable: ',
  'not-run': 'Not run: ',
  'harness-error': 'Harness error: ',
  remark: 'Remark: ',
} as const

function details(scenario: ScenarioResult): TestResult['statusDetails'] {
  const { verdict, findings, reason, rerun } = scenario
  const remarks = ofTone(findings, 'remark')
  const beside = remarks.length
    ? [`${openings.remark}${remarks.map(({ assertion, rule }) => `${assertion}: ${rule}`).join('\n')}`]
    : []
  const again = `Run again: ${rerun}`
  if (verdict === 'pass') return beside.length ? { message: lines(beside) } : {}
  if (verdict !== 'fail') return { message: lines([openings[verdict] + (reason ?? 'no reason given'), again]) }
  const counted = ofTone(findings, 'fail')
  const told = counted.map(inShort)
  const opening = openings.fail + (counted.length ? count(counted.length, 'finding') : (reason ?? 'failed'))
  return { message: lines([opening, ...told, ...beside, again]) }
}

function inShort(finding: ReportedFinding): string {
  const { assertion, rule, requirements, strength, basis, hint, sequenceSays } = finding
  const ground = [...requirements, strength, basis].join(' · ')
  const sequence = sequenceSays && `In sequence: ${sequenceSays}`
  return [`${assertion}: ${rule}`, placeOf(finding), contrast(finding), sequence, ground, `Hint: ${hint}`]
    .filter(Boolean)
    .join('\n  ')
}

const lines = (paragraphs: readonly string[]): string =>
  cut(paragraphs.map((paragraph) => visible(paragraph)).join('\n'), 8000)

function labels(scenario: ScenarioResult, { sut, edition }: RunResult): Label[] {
  const label = (name: string, value: string): Label => ({ name, value: oneLine(value) })
  return [
    label(LabelName.PARENT_SUITE, `${sut.name} ${sut.version} · edition ${edition}`),
    label(LabelName.SUITE, scenario.feature),
    label(LabelName.EPIC, `Edition ${edition}`),
    label(LabelName.FEATURE, scenario.feature),
    label(LabelName.STORY, scenario.requirements[0] ?? scenario.id),
    label(LabelName.PACKAGE, scenario.uri.replace(/\.feature$/, '').replace(/[/\\]+/g, '.')),
    label(LabelName.SEVERITY, severity(scenario)),
    ...scenario.requirements.flatMap((id) => [label('requirement', id), label(LabelName.TAG, id)]),
    label(LabelName.TAG, scenario.effect),
    label('source', `${scenario.uri}:${scenario.line}`),
    label(LabelName.FRAMEWORK, 'cim9'),
    label(LabelName.LANGUAGE, 'gherkin'),
  ]
}

function severity({ findings }: ScenarioResult): Severity {
  const counted = ofTone(findings, 'fail')
  if (counted.some(({ strength }) => strength === 'must')) return Severity.CRITICAL
  return !counted.length && ofTone(findings, 'remark').length ? Severity.MINOR : Severity.NORMAL
}
