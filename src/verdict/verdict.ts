import { assertions } from '../assertions/index.ts'
import type { Finding, JudgedRecord } from '../assertions/judge.ts'
import type { Basis } from '../standard/rule.ts'
import type { ReportedFinding, Verdict } from './run-result.ts'

/** What makes a violated rule count against the SUT. */
export interface Policy {
  /** The weakest basis on which a violated must-rule fails the SUT. */
  readonly failOn: Basis
  /** Do violated should-rules count as well? */
  readonly strict: boolean
}

/** The verdict on one record, with the findings that led to it. */
export interface Ruling {
  readonly verdict: Verdict
  readonly reason?: string
  readonly findings: readonly ReportedFinding[]
  readonly passed: Readonly<Record<string, number>>
}

const order: readonly Basis[] = ['inferred', 'reported', 'confirmed']

/** Does a violated rule fail the SUT under the policy? Otherwise it is a remark, counted beside the verdict. */
export function counts({ outcome, strength, basis }: Finding, { failOn, strict }: Policy): boolean {
  const strong = strength === 'must' || (strict && strength === 'should')
  return outcome === 'fail' && strong && order.indexOf(basis) >= order.indexOf(failOn)
}

/** Rolls the findings of a record up into a verdict. Pure: depends on the record and the policy alone. */
export function rule({ view, findings, passed, expectations }: JudgedRecord, policy: Policy): Ruling {
  const ours = harnessErrors(view, findings)
  const theirs = findings.filter(({ blame }) => blame !== 'harness')
  const reported = theirs.map((finding): ReportedFinding => ({
    ...finding,
    requirements: [...finding.requirements],
    counts: counts(finding, policy),
  }))
  const give = (verdict: Verdict, reason?: string): Ruling => ({
    verdict,
    ...(reason !== undefined && { reason }),
    findings: reported,
    passed,
  })
  const mark = (name: string) =>
    view.entries.find((entry) => entry.kind === 'mark' && entry.mark === name) as { text: string } | undefined

  const broken = mark('harness-error')
  if (broken) return give('harness-error', broken.text)
  if (ours.length) return give('harness-error', ours.join(' '))
  const excused = mark('not-applicable')
  if (excused) return give('not-applicable', excused.text)
  const notRun = mark('not-run')
  if (notRun) return give('not-run', notRun.text)
  const worst = reported.find((finding) => finding.counts)
  if (worst) return give('fail', inShort(worst))
  const open = mark('inconclusive')
  if (open) return give('inconclusive', open.text)
  const undecided = reported.find(({ outcome }) => outcome === 'inconclusive')
  if (undecided) return give('inconclusive', `${undecided.actual ?? undecided.rule}. ${undecided.hint}`)
  if (!mark('end')) return give('inconclusive', 'The scenario did not run to its end.')
  const judged = [...expectations.values()].some(({ outcome }) => outcome === 'pass' || outcome === 'fail')
  if (!judged) return give('inconclusive', 'Nothing was judged.')
  const missed = [...expectations.values()].flatMap((one) => one.findings).find(missesThePurpose)
  if (missed)
    return give(
      'inconclusive',
      `The purpose of the case was not met, on ground too weak to blame it: ${inShort(missed)}`,
    )
  return give('pass')
}

/**
 * Was something violated without which the case says nothing good of the SUT? A rule that must hold, weakened by the
 * requirement for which it was asked; not a mere preference, nor an observation.
 */
const missesThePurpose = ({ assertion, outcome, strength }: Finding): boolean =>
  outcome === 'fail' && strength !== 'may' && ownStrength.get(assertion) === 'must'

const ownStrength = new Map(assertions.map(({ id, standing }) => [id, standing.strength]))

const inShort = ({ rule: sentence, expected, actual }: Told): string =>
  [sentence, expected && `Expected ${expected}`, actual && `got ${actual}`].filter(Boolean).join(' — ')

interface Told {
  readonly rule: string
  readonly expected?: string | undefined
  readonly actual?: string | undefined
}

/**
 * Compares what our own messages do wrong with what they were meant to do wrong. Every difference is an error of the
 * harness, never of the SUT.
 */
function harnessErrors(view: JudgedRecord['view'], findings: readonly Finding[]): readonly string[] {
  return view.messages
    .filter(({ entry }) => entry.from === 'harness')
    .flatMap(({ entry, intent }) => {
      const violations = findings.filter(
        ({ blame, seq, outcome }) => blame === 'harness' && seq === entry.seq && outcome === 'fail',
      )
      const raised = new Map(violations.map((finding) => [finding.assertion, finding]))
      const meant = new Set(intent?.predicts ?? [])
      return [
        ...[...raised.values()]
          .filter(({ assertion }) => !meant.has(assertion))
          .map(({ assertion, expected, actual, hint }) =>
            [
              `Our message ${entry.id} violates ${assertion}, which was not intended.`,
              expected !== undefined && `Expected ${expected}.`,
              actual,
              hint,
            ]
              .filter(Boolean)
              .join(' '),
          ),
        ...[...meant]
          .filter((id) => !raised.has(id))
          .map((id) => `Our message ${entry.id} was to violate ${id} (${intent?.operator ?? ''}) and does not.`),
      ]
    })
}
