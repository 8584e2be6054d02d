import type { DecodedRecord } from '../../exchange/decode.ts'
import type { ReportedFinding, ScenarioResult, Verdict } from '../../verdict/run-result.ts'
import { contrast, placeOf, tones, toneOf, toneWords, worstTone, type Tone } from '../findings.ts'
import { escapeMarkup } from '../text.ts'
import { moment, verdictWords } from '../words.ts'
import { numberedSequences, partyOnTheLeft, rowsOf, type Row, type SequenceMark, type Side } from './rows.ts'
import { box, cross, head, line, text } from './shapes.ts'
import { xmlElement } from '../xml-element.ts'
import { fit, textWidth, wrap } from './text-fit.ts'

const width = 900
const margin = 24
const lifeline: Readonly<Record<Side, number>> = { left: 190, right: 760 }
const between = lifeline.right - lifeline.left
const middle = (lifeline.left + lifeline.right) / 2
const callout = { x: lifeline.left + 24, width: between - 48, text: between - 48 - 40 }
/** Where the messages are marked that together break a rule: a column a rule, as far as there is room. */
const markColumns = { first: lifeline.right + 44, apart: 24, most: 4 }
/** How many findings are written out beneath one message. */
const mostFindings = 3

const grey = '#697586'
const ink = '#1f2933'
const colours: Readonly<Record<Tone, { readonly line: string; readonly ground: string }>> = {
  fail: { line: '#c62828', ground: '#fdecec' },
  remark: { line: '#a15c00', ground: '#fff5e0' },
  inconclusive: { line: '#6247aa', ground: '#f2eefb' },
  harness: { line: '#ad1a72', ground: '#fdeef6' },
  'not-judged': { line: grey, ground: '#f3f5f7' },
}
const verdictColours: Readonly<Record<Verdict, string>> = {
  pass: '#2e7d32',
  fail: colours.fail.line,
  inconclusive: colours.inconclusive.line,
  'not-applicable': grey,
  'not-run': grey,
  'harness-error': colours.harness.line,
}
const arrowColours: Readonly<Record<Side, string>> = { left: '#1d5fa8', right: '#37474f' }

/** A part of the picture that knows its height. */
interface Drawn {
  readonly svg: string
  readonly height: number
}

/**
 * Draws what crossed between the harness and the SUT in one scenario, as a picture that stands alone: each message with
 * its time (ms since the first), what it is and how it travelled; findings stand beneath the message at fault.
 *
 * @returns an SVG document, without XML declaration, that may also stand inside HTML
 */
export function sequenceDiagram(view: DecodedRecord, scenario: ScenarioResult): string {
  const heading = drawHeading(view, scenario)
  const parties = drawParties(view, heading.height)
  const parts: string[] = []
  let y = heading.height + parties.height + 12
  const add = (drawn: Drawn) => {
    parts.push(drawn.svg)
    y += drawn.height
  }
  const rows = rowsOf(view, scenario)
  const numbers = numberedSequences(scenario.findings)
  if (!rows.some(({ kind }) => kind === 'arrow' || kind === 'lost'))
    add(drawNote(y, 'No message crossed.', undefined, [], numbers))
  const marked: Marked[] = []
  for (const row of rows) {
    if ('marks' in row) for (const mark of row.marks) marked.push({ ...mark, y: y + 26 })
    add(drawRow(row, y, numbers))
  }
  parts.push(drawSequences(marked))
  const unplaced = scenario.findings.filter((finding) => finding.seq === undefined && toneOf(finding) !== 'not-judged')
  if (unplaced.length) add(drawFindings(unplaced, y + 4, numbers))
  const lifelines = (['left', 'right'] as const).map((side) =>
    line(lifeline[side], heading.height + 44, lifeline[side], y + 8, '#b6c0cc', { 'stroke-width': 1.5 }),
  )
  const height = Math.ceil(y + margin)
  const title = `${scenario.id} ${scenario.title}: ${verdictWords[scenario.verdict]}`
  return xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif",
    },
    [
      `<title>${escapeMarkup(title)}</title>`,
      box(0, 0, width, height, '#ffffff'),
      ...lifelines,
      heading.svg,
      parties.svg,
      ...parts,
    ].join('\n'),
  )
}

function drawHeading(view: DecodedRecord, scenario: ScenarioResult): Drawn {
  const word = verdictWords[scenario.verdict]
  const pill = textWidth(word, 13, true) + 28
  const room = width - 2 * margin - pill - 24
  const { sut, edition } = view.context
  const caption = `${scenario.id} · ${sut.name} ${sut.version} · edition ${edition} · ${moment(scenario.startedAt)}`
  return {
    height: 78,
    svg: [
      text(margin, 36, fit(scenario.title, room, 17, true), { size: 17, bold: true }),
      text(margin, 57, fit(caption, room, 12), { colour: grey }),
      box(width - margin - pill, 20, pill, 26, verdictColours[scenario.verdict], { rx: 13 }),
      text(width - margin - pill / 2, 37.5, word, { size: 13, bold: true, colour: '#ffffff', anchor: 'middle' }),
    ].join('\n'),
  }
}

function drawParties(view: DecodedRecord, y: number): Drawn {
  const onTheLeft = partyOnTheLeft(view)
  const party = (side: Side, name: string, caption: string) => {
    const half = 110
    const fill = side === 'left' ? '#eaf1f9' : '#eef0f2'
    return [
      box(lifeline[side] - half, y, 2 * half, 44, fill, { rx: 6, stroke: side === 'left' ? '#1d5fa8' : '#52606d' }),
      text(lifeline[side], y + 20, fit(name, 2 * half - 20, 14, true), { size: 14, bold: true, anchor: 'middle' }),
      text(lifeline[side], y + 35, caption, { size: 10.5, colour: grey, anchor: 'middle' }),
    ].join('\n')
  }
  return {
    height: 56,
    svg: [
      party(
        'left',
        onTheLeft === 'harness' ? 'Harness' : 'Not known',
        onTheLeft === 'harness' ? 'cim9' : 'the other party of the capture',
      ),
      party('right', view.context.sut.name, 'system under test'),
    ].join('\n'),
  }
}

function drawRow(row: Row, y: number, numbers: Numbers): Drawn {
  switch (row.kind) {
    case 'divider':
      return drawDivider(row.text, y)
    case 'gap':
      return { height: 30, svg: text(middle, y + 18, row.text, { size: 11, colour: grey, anchor: 'middle' }) }
    case 'note':
      return drawNote(y, row.text, row.offsetMs, row.findings, numbers)
    default:
      return drawMessage(row, y, numbers)
  }
}

function drawDivider(words: string, y: number): Drawn {
  const label = fit(words, between - 80, 11)
  const half = textWidth(label, 11) / 2 + 8
  const dashed = { 'stroke-dasharray': '3 4' }
  return {
    height: 30,
    svg: [
      line(margin, y + 14, middle - half, y + 14, '#9aa5b1', dashed),
      line(middle + half, y + 14, width - margin, y + 14, '#9aa5b1', dashed),
      text(middle, y + 18, label, { size: 11, colour: grey, anchor: 'middle' }),
    ].join('\n'),
  }
}

/** The number by which a finding's sequence is marked. */
type Numbers = ReadonlyMap<ReportedFinding, number>

type Marked = SequenceMark & { readonly y: number }

/** Beside the messages that together break a rule, its number; a line joins them. */
function drawSequences(marked: readonly Marked[]): string {
  const columns: number[] = []
  return [...new Set(marked.map(({ number }) => number))]
    .map((number) => {
      const mine = marked.filter((one) => one.number === number)
      const { line: colour } = colours[mine[0]?.tone ?? 'not-judged']
      const heights = mine.map(({ y }) => y)
      const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
      // The first column that is free again; where none is, they share the last.
      const free = columns.findIndex((end) => end < top)
      const column = Math.min(free === -1 ? columns.length : free, markColumns.most - 1)
      columns[column] = bottom
      const x = markColumns.first + column * markColumns.apart
      return [
        line(x, top, x, bottom, colour, { 'stroke-width': 1.2 }),
        ...heights.flatMap((y) => [
          xmlElement('circle', { cx: x, cy: y, r: 9, fill: '#ffffff', stroke: colour, 'stroke-width': 1.4 }),
          text(x, y + 4, String(number), { size: 10.5, bold: true, colour, anchor: 'middle' }),
        ]),
      ].join('\n')
    })
    .join('\n')
}

type Crossing = Extract<Row, { kind: 'arrow' | 'lost' }>

function drawMessage(row: Crossing, y: number, numbers: Numbers): Drawn {
  const worst = worstTone(row.findings)
  const tone = worst === 'not-judged' ? undefined : worst
  const colour = tone ? colours[tone].line : row.kind === 'lost' ? grey : arrowColours[row.from]
  const outwards = row.from === 'left' ? -1 : 1
  const at = y + 26
  const beneath = drawFindings(row.findings, at + 24, numbers)
  return {
    height: 26 + 24 + beneath.height + 6,
    svg: [
      drawOffset(row.offsetMs, at),
      row.kind === 'lost' ? drawLost(row, at, colour) : drawArrow(row, at, colour, tone !== undefined),
      drawWords(row, at, colour, tone !== undefined),
      tone ? drawBadge(lifeline[row.from] + outwards * 16, at, tone) : '',
      beneath.svg,
    ].join('\n'),
  }
}

function drawArrow({ from }: Crossing, y: number, colour: string, marked: boolean): string {
  const towards = from === 'left' ? 'right' : 'left'
  const sign = towards === 'right' ? 1 : -1
  const tip = lifeline[towards] - sign
  const shaft = line(lifeline[from], y, tip - sign * 8, y, colour, { 'stroke-width': marked ? 2.4 : 1.6 })
  return `${shaft}\n${head(tip, y, towards, colour)}`
}

/** An arrow that ends on its way: what was to come did not. */
function drawLost({ from }: Crossing, y: number, colour: string): string {
  const sign = from === 'left' ? 1 : -1
  const end = lifeline[from] + sign * 130
  const dashed = { 'stroke-width': 1.6, 'stroke-dasharray': '6 4' }
  return `${line(lifeline[from], y, end - sign * 12, y, colour, dashed)}\n${cross(end, y, 5, colour)}`
}

/** What is written above and below an arrow; beside its beginning where the arrow is lost. */
function drawWords({ kind, from, name, label, detail }: Crossing, y: number, colour: string, marked: boolean): string {
  const anchor = kind === 'arrow' ? 'middle' : from === 'left' ? 'start' : 'end'
  const x = kind === 'arrow' ? middle : lifeline[from] + (from === 'left' ? 14 : -14)
  const fitting = fit(label, between - 60 - textWidth(`${name}  `, 13, true), 13, marked)
  const named = name && xmlElement('tspan', { 'font-weight': 600, fill: colour }, `${escapeMarkup(name)}\u00a0\u00a0`)
  const labelled = xmlElement(
    'tspan',
    { 'font-weight': marked ? 600 : undefined, fill: marked ? colour : ink },
    escapeMarkup(fitting),
  )
  const above = xmlElement(
    'text',
    { x, y: y - 8, 'font-size': 13, 'text-anchor': anchor === 'start' ? undefined : anchor },
    `${named}${labelled}`,
  )
  const below = detail && text(x, y + 16, fit(detail, between - 60, 11), { size: 11, colour: grey, anchor })
  return `${above}\n${below}`
}

function drawNote(
  y: number,
  words: string,
  offsetMs: number | undefined,
  findings: readonly ReportedFinding[],
  numbers: Numbers,
): Drawn {
  const tone = worstTone(findings)
  const { line: colour, ground } = colours[tone ?? 'not-judged']
  const lines = wrap(words, callout.text, 12, 3)
  const height = 14 + lines.length * 16
  const beneath = drawFindings(findings, y + 6 + height + 6, numbers)
  return {
    height: height + 18 + beneath.height,
    svg: [
      offsetMs === undefined ? '' : drawOffset(offsetMs, y + 6 + height / 2),
      box(callout.x, y + 6, callout.width, height, ground, { rx: 4, stroke: colour, 'stroke-dasharray': '4 3' }),
      ...lines.map((one, index) => text(middle, y + 25 + index * 16, one, { anchor: 'middle', colour: ink })),
      beneath.svg,
    ].join('\n'),
  }
}

const drawOffset = (offsetMs: number, y: number): string =>
  text(72, y + 4, fit(`${grouped(offsetMs)} ms`, 66, 11), { size: 11, colour: grey, anchor: 'end' })

/** A number with its thousands apart. */
const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0')

function drawBadge(x: number, y: number, tone: Tone): string {
  const { line: colour } = colours[tone]
  const disc = xmlElement('circle', { cx: x, cy: y, r: 9, fill: colour })
  return tone === 'fail'
    ? `${disc}${cross(x, y, 3.5, '#ffffff')}`
    : `${disc}${text(x, y + 4.5, tone === 'inconclusive' ? '?' : '!', { size: 13, bold: true, colour: '#ffffff', anchor: 'middle' })}`
}

function drawFindings(findings: readonly ReportedFinding[], y: number, numbers: Numbers): Drawn {
  const sorted = tones.flatMap((tone) =>
    tone === 'not-judged' ? [] : findings.filter((finding) => toneOf(finding) === tone),
  )
  const parts: string[] = []
  let height = 0
  for (const finding of sorted.slice(0, mostFindings)) {
    const drawn = drawFinding(finding, y + height, numbers)
    parts.push(drawn.svg)
    height += drawn.height
  }
  const more = sorted.length - mostFindings
  if (more > 0) {
    parts.push(text(callout.x + 14, y + height + 13, `and ${more} more`, { size: 11, colour: grey }))
    height += 20
  }
  return { svg: parts.join('\n'), height }
}

function drawFinding(finding: ReportedFinding, y: number, numbers: Numbers): Drawn {
  const tone = toneOf(finding)
  const { line: colour, ground } = colours[tone]
  const rule = wrap(finding.rule, callout.text, 12, 2, true)
  const said = wrap(contrast(finding), callout.text, 12, 2)
  const place = finding.line === undefined ? '' : placeOf(finding)
  const number = numbers.get(finding)
  const sequence = number === undefined ? '' : `sequence ${number}`
  const origin = [toneWords[tone], finding.assertion, place, sequence].filter(Boolean).join(' · ')
  const source = fit(origin, callout.text, 10.5)
  const height = 12 + 14 + (rule.length + said.length) * 16
  return {
    height: height + 8,
    svg: [
      box(callout.x, y, callout.width, height, ground, { rx: 3 }),
      box(callout.x, y, 4, height, colour),
      text(callout.x + 16, y + 17, source, { size: 10.5, colour }),
      ...rule.map((one, index) => text(callout.x + 16, y + 34 + index * 16, one, { bold: true, colour: ink })),
      ...said.map((one, index) => text(callout.x + 16, y + 34 + (rule.length + index) * 16, one, { colour: ink })),
    ].join('\n'),
  }
}
