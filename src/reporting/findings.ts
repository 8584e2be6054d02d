import type { ReportedFinding, RunResult } from '../verdict/run-result.ts'
import { cut, oneLine } from './text.ts'

/** How a finding is to be read: as a non-conformity, a remark, an open question, or a fault of our own. */
export type Tone = 'fail' | 'remark' | 'inconclusive' | 'harness' | 'not-judged'

/** Tones in the order in which a reader wants them. */
export const tones: readonly Tone[] = ['fail', 'harness', 'inconclusive', 'remark', 'not-judged']

export const toneWords: Readonly<Record<Tone, string>> = {
  fail: 'Non-conformity',
  remark: 'Remark',
  inconclusive: 'Inconclusive',
  harness: 'Harness error',
  'not-judged': 'Not judged',
}

/** The tone of a finding. */
export function toneOf({ outcome, counts, blame }: ReportedFinding): Tone {
  if (outcome !== 'fail') return outcome
  if (counts) return 'fail'
  return blame === 'harness' ? 'harness' : 'remark'
}

/** The worst tone among findings, or undefined where there are none. */
export function worstTone(findings: readonly ReportedFinding[]): Tone | undefined {
  return tones.find((tone) => findings.some((finding) => toneOf(finding) === tone))
}

/** The findings of a list that have the tone. */
export function ofTone(findings: readonly ReportedFinding[], tone: Tone): readonly ReportedFinding[] {
  return findings.filter((finding) => toneOf(finding) === tone)
}

/** The broken rules of a run that have the tone, in the order of the results. */
export function runFindings(result: RunResult, tone: Tone): RunResult['findings'] {
  return result.findings.filter(({ first }) => toneOf(first) === tone)
}

/** Where a finding stands: `m2, line 14, column 3`; empty where it stands nowhere in particular. */
export function placeOf({ message, line, column }: ReportedFinding): string {
  return [message, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ')
}

/** Expected and actual on one line: `expected OK · found FAILED`; empty where the finding has neither. */
export function contrast({ expected, actual }: ReportedFinding, most = 300): string {
  return [
    expected !== undefined && `expected ${cut(oneLine(expected), most)}`,
    actual !== undefined && `found ${cut(oneLine(actual), most) || '(nothing)'}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
