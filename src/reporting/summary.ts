import { verdicts, type RunResult, type RunFinding, type Verdict } from '../verdict/run-result.ts'
import { fact, findingLines } from './finding-text.ts'
import { runFindings } from './findings.ts'
import { leftOverOf } from './left-over.ts'
import { oneLine } from './text.ts'
import { count, headline, verdictWords } from './words.ts'

/** More findings than these are counted only. */
const mostFindings = 25

/**
 * The closing text of a run, for the terminal: what counts in full, the rest in numbers. Nothing from the SUT can steer
 * the terminal: control characters are replaced.
 *
 * @param options.colour write ANSI colours; default false
 */
export function summary(result: RunResult, { colour = false }: { readonly colour?: boolean } = {}): string {
  const paint = (text: string, code: number): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const failing = runFindings(result, 'fail')
  const remarks = runFindings(result, 'remark')
  const rerun = new Map(result.scenarios.map(({ id, rerun: command }) => [id, command]))
  const tone = failing.length || result.totals.fail ? red : result.totals.pass ? green : yellow
  const lines = [
    ...failing.slice(0, mostFindings).flatMap((found) => {
      const [first = '', ...rest] = findingBlock(found, rerun.get(found.scenario))
      return [`${paint('✗', red)} ${paint(first, bold)}`, ...rest.map((line) => `    ${line}`), '']
    }),
    ...(failing.length > mostFindings ? [`… and ${failing.length - mostFindings} more in statement.html`, ''] : []),
    ...remarkLines(remarks),
    ...notJudged(result).map((line) => paint(line, yellow)),
    ...leftOver(result).map((line) => paint(line, red)),
    ...result.harnessErrors.map((one) => paint(`harness error: ${oneLine(one)}`, magenta)),
    ...(result.run.indicative ? [paint("Indicative: reference fixtures, not the SUT's own.", yellow)] : []),
    ...(result.run.interrupted ? [paint('Interrupted: the run was stopped before its end.', yellow)] : []),
    `${count(result.scenarios.length, 'case')}: ${verdicts.map((one) => total(result, one)).join(', ')}`,
    paint(headline(result), tone),
  ]
  return `${lines.join('\n')}\n`
}

const bold = 1
const red = 31
const green = 32
const yellow = 33
const magenta = 35

/** What the run changed and did not bring back: the first thing its owner must know. */
const leftOver = (result: RunResult): readonly string[] => {
  const { cases, others } = leftOverOf(result)
  return [
    ...(cases.length
      ? [
          `LEFT OVER: changes of ${cases.join(', ')} are not undone. Run: cim9 cleanup reports/${result.run.id}/journal.ndjson`,
        ]
      : []),
    ...others.map((one) => `LEFT OVER: ${oneLine(one)}`),
  ]
}

const total = ({ totals }: RunResult, verdict: Verdict): string => `${totals[verdict]} ${verdictWords[verdict]}`

function findingBlock({ first, scenario, seenIn }: RunFinding, rerun: string | undefined): readonly string[] {
  return [
    `${first.assertion}  in ${oneLine(scenario)}`,
    ...findingLines(first),
    ...(seenIn > 1 ? fact('also seen', `in ${count(seenIn - 1, 'other case')}`) : []),
    ...fact('run again', rerun ?? ''),
  ]
}

function remarkLines(remarks: readonly RunFinding[]): readonly string[] {
  if (!remarks.length) return []
  const ids = [...new Set(remarks.map(({ first }) => first.assertion))]
  return [`${count(remarks.length, 'remark')}, counted beside the verdict: ${ids.join(', ')}`]
}

/** The reasons of what could not be judged, each once with its number. */
function notJudged({ scenarios }: RunResult): readonly string[] {
  return (['inconclusive', 'not-run', 'harness-error'] as const).flatMap((verdict) => {
    const reasons = new Map<string, number>()
    for (const scenario of scenarios) {
      if (scenario.verdict !== verdict) continue
      const reason = oneLine(scenario.reason ?? 'no reason given')
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    return [...reasons].map(([reason, times]) => `${times} ${verdictWords[verdict]}: ${reason}`)
  })
}
