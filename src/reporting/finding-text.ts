import type { ReportedFinding } from '../verdict/run-result.ts'
import { placeOf } from './findings.ts'
import { cut, oneLine } from './text.ts'
import { strengthWords } from './words.ts'

/** Values longer than this are cut in plain text. */
const longestValue = 400

/** A finding in plain text, one fact a line, for terminals and CI. */
export function findingLines(finding: ReportedFinding): readonly string[] {
  const place = [placeOf(finding), finding.path].filter(Boolean).join(', ')
  const value = (text: string) => cut(oneLine(text), longestValue) || '(nothing)'
  return [
    oneLine(finding.rule),
    ...fact('where', place),
    ...fact('requirement', finding.requirements.join(', ')),
    ...fact('strength', strengthWords[finding.strength]),
    ...fact('rests on', `${finding.basis}: ${finding.source}`),
    ...(finding.expected === undefined ? [] : fact('expected', value(finding.expected))),
    ...(finding.actual === undefined ? [] : fact('found', value(finding.actual))),
    ...fact('sequence', finding.sequenceSays ?? ''),
    ...fact('hint', finding.hint),
  ]
}

/** A named fact, aligned with the others; nothing where there is nothing to say. */
export function fact(name: string, value: string): readonly string[] {
  return value === '' ? [] : [`${name.padEnd(12)} ${oneLine(value)}`]
}
