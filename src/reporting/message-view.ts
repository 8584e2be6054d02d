import type { DecodedMessage } from '../exchange/decode.ts'
import type { ReportedFinding } from '../verdict/run-result.ts'
import { html, type Html } from './html/template.ts'
import { page } from './html/page.ts'
import { excerpt, markedLines, type Marks } from './marked-lines.ts'
import { messageLabel, messageTravel } from './message-label.ts'
import { partyWords } from './words.ts'
import { reindented, textOf } from './message-text.ts'

/**
 * A message as received, its lines numbered as the findings number them and those with findings marked. A message on
 * lines too long to read is also laid out anew, below.
 *
 * @param findings those of the scenario; the ones about other messages are passed over
 */
export function messageView(message: DecodedMessage, findings: readonly ReportedFinding[]): Html {
  const mine = aboutMessage(message, findings)
  const { lines, kind } = textOf(message)
  if (message.bytes.length === 0) return html`<p class="aside">The body is empty.</p>`
  if (kind === 'dump') {
    return html`<p class="aside">The bytes are no text; this is a hex dump.</p>
      ${markedLines(lines, new Map())}`
  }
  const pretty = reindented(message)
  const received = markedLines(
    lines,
    marksBy(mine, ({ line }) => line),
  )
  if (!pretty) return received
  const byPath = marksBy(mine, ({ path }) => (path === undefined ? undefined : pretty.lineOf(path)))
  return html`<p class="aside">As received. Findings count the lines of this text.</p>
    ${received}
    <p class="aside">The same message laid out for reading; its line numbers are not those of the message received.</p>
    ${markedLines(pretty.lines, byPath)}`
}

/** The lines of a message around one finding, or undefined where it points at none. */
export function findingExcerpt(message: DecodedMessage, finding: ReportedFinding): Html | undefined {
  const { lines, kind } = textOf(message)
  if (kind === 'dump' || finding.line === undefined || finding.line > lines.length) return undefined
  const pretty = reindented(message)
  const line = pretty && finding.path !== undefined ? pretty.lineOf(finding.path) : undefined
  return pretty && line !== undefined
    ? html`<p class="aside">Laid out for reading: the message came on fewer, longer lines.</p>
        ${excerpt(pretty.lines, new Map([[line, [finding]]]))}`
    : excerpt(lines, new Map([[finding.line, [finding]]]))
}

/** What the transport knows of a message: address, status, headers. */
export function headersView({ entry }: DecodedMessage): Html {
  const { method, url, status, headers } = entry.meta
  const rows = [
    ...(method === undefined && url === undefined ? [] : [['request', [method, url].filter(Boolean).join(' ')]]),
    ...(status === undefined ? [] : [['status', `HTTP ${status}`]]),
    ...Object.entries(headers),
  ]
  if (!rows.length) return html`<p class="aside">No headers are recorded.</p>`
  return html`<table class="headers">
    ${rows.map(
      ([name = '', value = '']) =>
        html`<tr>
          <th>${name}</th>
          <td>${value}</td>
        </tr>`,
    )}
  </table>`
}

/** A message as an HTML page of its own: no script, no request. */
export function messagePage(message: DecodedMessage, findings: readonly ReportedFinding[]): string {
  const title = `${message.entry.id} ${messageLabel(message)}`
  return page(
    title,
    html`<h1 class="small">${title}</h1>
      <p class="aside">
        from ${partyWords[message.entry.from]} to ${partyWords[message.entry.to]} at ${message.entry.at.wall} ·
        ${messageTravel(message)}
      </p>
      ${messageView(message, findings)}
      <h2 class="small">Headers</h2>
      ${headersView(message)}`,
  )
}

/** The findings about one message. */
export function aboutMessage(
  { entry }: DecodedMessage,
  findings: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  return findings.filter(({ seq }) => seq === entry.seq)
}

function marksBy(
  findings: readonly ReportedFinding[],
  lineOf: (finding: ReportedFinding) => number | undefined,
): Marks {
  const marks = new Map<number, ReportedFinding[]>()
  for (const finding of findings) {
    const line = lineOf(finding)
    if (line !== undefined) marks.set(line, [...(marks.get(line) ?? []), finding])
  }
  return marks
}
