import type { DecodedRecord } from '../exchange/decode.ts'
import type { ReportedFinding } from '../verdict/run-result.ts'

/** A finding for the terminal, with the line of the message it points at. */
export function findingText(finding: ReportedFinding, view: DecodedRecord | undefined): string {
  const { outcome, counts, assertion, rule, requirements, strength, basis, line, message, expected, actual, hint } =
    finding
  const kind = counts ? 'NON-CONFORMITY' : outcome === 'fail' ? 'remark' : outcome
  const place = [message, line !== undefined && `line ${line}`].filter(Boolean).join(', ')
  return [
    `  ${kind} ${assertion}${place ? ` (${place})` : ''}: ${rule}`,
    ...marked(finding, view),
    ...(expected === undefined ? [] : [`    expected: ${expected}`]),
    ...(actual === undefined ? [] : [`    actual:   ${actual}`]),
    `    rests on: ${[...requirements, `${strength}, ${basis}`].join(', ')}; ${finding.source}`,
    `    hint:     ${hint}`,
  ].join('\n')
}

/** Longer lines are cut around nothing in particular: their beginning tells the element. */
const widest = 160

function marked({ seq, line }: ReportedFinding, view: DecodedRecord | undefined): readonly string[] {
  const message = seq === undefined ? undefined : view?.message(seq)
  if (line === undefined || message?.intake.text === undefined) return []
  const found = message.intake.text.split(/\r\n|\n|\r/)[line - 1]
  return found === undefined ? [] : [`    ${String(line).padStart(4)} | ${found.slice(0, widest)}`]
}
