import { html, type Html } from './html/template.ts'
import type { ReportedFinding } from '../verdict/run-result.ts'
import { contrast, toneOf, toneWords, worstTone, type Tone } from './findings.ts'
import { cut, oneLine } from './text.ts'

/** So many lines of a message are shown from its beginning ... */
const firstLines = 400
/** ... and so many before and after a marked line. */
const aroundMark = 6
/** So many marked lines have their surroundings shown. */
const mostMarks = 50
/** A longer line is cut, in characters. */
const longestLine = 2000

/** Findings by the line they point at, counted from 1. */
export type Marks = ReadonlyMap<number, readonly ReportedFinding[]>

/**
 * Lines of a message with their numbers, the marked ones highlighted and explained. Long messages are shortened: what is
 * left out is said.
 */
export function markedLines(lines: readonly string[], marks: Marks): Html {
  return written(lines, windows(lines.length, marks, firstLines), (number) => {
    const findings = marks.get(number) ?? []
    return html`${numbered(number, lines[number - 1] ?? '', findings)}${findings.slice(0, 5).map(note)}`
  })
}

/** The lines around the marks alone, for a finding that is told beside its message. */
export function excerpt(lines: readonly string[], marks: Marks): Html {
  return written(lines, windows(lines.length, marks, 0), (number) =>
    numbered(number, lines[number - 1] ?? '', marks.get(number) ?? []),
  )
}

function written(
  lines: readonly string[],
  ranges: readonly (readonly [number, number])[],
  write: (number: number) => Html,
): Html {
  const parts: Html[] = []
  let next = 1
  for (const [from, to] of ranges) {
    if (from > next) parts.push(omitted(from - next))
    for (let number = from; number <= to; number++) parts.push(write(number))
    next = to + 1
  }
  if (next <= lines.length) parts.push(omitted(lines.length - next + 1))
  return html`<pre class="message">${parts}</pre>`
}

/** The lines are blocks; this is for those who read the page as text. */
const lineEnd = '\n'

const omitted = (lines: number): Html =>
  html`<span class="omitted">… ${lines} ${lines === 1 ? 'line' : 'lines'} not shown${lineEnd}</span>`

function numbered(number: number, line: string, findings: readonly ReportedFinding[]): Html {
  const column = findings.find((finding) => finding.column !== undefined)?.column
  const shown = coloured(shortened(line, column))
  return html`<span class="line ${worstTone(findings)}" data-line="${number}">${shown}${lineEnd}</span>`
}

function note(finding: ReportedFinding): Html {
  const tone: Tone = toneOf(finding)
  const said = contrast(finding)
  const words = `${finding.assertion}: ${cut(oneLine(finding.rule), 300)}${said && ` (${said})`}`
  return html`<span class="note ${tone}"><b>${toneWords[tone]}</b> ${words}${lineEnd}</span>`
}

/** Tags apart from text, so that the eye finds the values. */
function coloured(line: string): readonly Html[] {
  return line
    .split(/(<[^<>]*>?)/)
    .filter(Boolean)
    .map((part) => (part.startsWith('<') ? html`<i>${part}</i>` : html`${part}`))
}

function shortened(line: string, column = 1): string {
  if (line.length <= longestLine) return line
  const from = column <= longestLine / 2 ? 0 : Math.min(column - longestLine / 2, line.length - longestLine)
  const after = line.length - from - longestLine
  return [
    from > 0 && `[… ${from} characters] `,
    line.slice(from, from + longestLine),
    after > 0 && ` [… ${after} characters more]`,
  ]
    .filter(Boolean)
    .join('')
}

/** Ranges of lines to show, in order and apart; both ends included. */
function windows(length: number, marks: Marks, first: number): readonly (readonly [number, number])[] {
  const wanted = [...marks.keys()]
    .sort((one, other) => one - other)
    .slice(0, mostMarks)
    .map((line): [number, number] => [Math.max(1, line - aroundMark), Math.min(length, line + aroundMark)])
  const all: [number, number][] = first > 0 ? [[1, Math.min(first, length)], ...wanted] : wanted
  const merged: [number, number][] = []
  for (const [from, to] of all) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged.filter(([from, to]) => from <= to)
}
