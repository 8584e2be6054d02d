import type { DecodedRecord } from '../../exchange/decode.ts'
import type { ReportedFinding, RunFinding } from '../../verdict/run-result.ts'
import { placeOf, toneOf, toneWords } from '../findings.ts'
import { href, html, type Fragment, type Html } from '../html/template.ts'
import { findingExcerpt } from '../message-view.ts'
import { cut } from '../text.ts'
import { basisWords, claimWords, count, strengthWords } from '../words.ts'

/** Expected and actual values longer than this are cut; the record has them whole. */
const longestValue = 2000

/** The address of a scenario within the statement. */
export const scenarioAnchor = (id: string): string => anchor('case', id)

const anchor = (kind: string, id: string): string =>
  `${kind}-${id.replace(/[^\w.-]/g, (one) => `_${one.charCodeAt(0)}_`)}`

/** A broken rule of the whole run: its first finding in full, and where else it was seen. */
export function runFindingArticle(found: RunFinding, rerun: string | undefined, record?: DecodedRecord): Html {
  const { first, scenario, scenarios, seenIn } = found
  const others = scenarios.filter((id) => id !== scenario)
  const places: readonly (readonly [string, Fragment] | false)[] = [
    ['Found in', html`${scenarioLink(scenario)}${place(first)}`],
    seenIn > 1 && [
      'Also seen in',
      html`${count(seenIn - 1, 'other case')}${others.length > 0 && ': '}${others
        .slice(0, 20)
        .map((id, index) => html`${index > 0 && ', '}${scenarioLink(id)}`)}${others.length > 20 && ', …'}`,
    ],
  ]
  return html`<div id="${findingAnchor(found)}">${findingArticle(first, record, places, rerun)}</div>`
}

/** The address of a broken rule within the statement. */
export const findingAnchor = ({ first, scenario }: RunFinding): string =>
  anchor('finding', `${first.assertion}.${toneOf(first)}.${scenario}.${first.seq ?? ''}.${first.line ?? ''}`)

/** One finding of one scenario, in plain words, with the lines of the message it points at. */
export function findingArticle(
  finding: ReportedFinding,
  record: DecodedRecord | undefined,
  places: readonly (readonly [string, Fragment] | false)[] = placed(finding),
  rerun?: string,
): Html {
  const tone = toneOf(finding)
  const message = finding.seq === undefined ? undefined : record?.message(finding.seq)
  const rows: readonly (readonly [string, Fragment] | false)[] = [
    finding.expected !== undefined && ['Expected', value(finding.expected)],
    finding.actual !== undefined && ['Found', value(finding.actual)],
    ...places,
    !!finding.sequenceSays && ['In sequence', finding.sequenceSays],
    finding.requirements.length > 0 && ['Requirement', finding.requirements.join(', ')],
    ['Strength', strengthWords[finding.strength]],
    ['Rests on', html`${basisWords[finding.basis]}. ${finding.source}`],
    ['Claim', claimWords[finding.claim]],
    rerun !== undefined && ['Run it again', html`<code class="command">${rerun}</code>`],
  ]
  return html`<article class="finding ${tone}">
    <h4><span class="chip ${tone}">${toneWords[tone]}</span> <code>${finding.assertion}</code></h4>
    <h3>${finding.rule}</h3>
    <dl>
      ${rows.map(
        (row) =>
          row &&
          html`<dt>${row[0]}</dt>
            <dd>${row[1]}</dd>`,
      )}
    </dl>
    ${message && findingExcerpt(message, finding)}
    <p class="hint"><strong>What to do:</strong> ${finding.hint}</p>
  </article>`
}

const placed = (finding: ReportedFinding): readonly (readonly [string, Fragment] | false)[] => [
  placeOf(finding) !== '' && ['Where', html`${placeOf(finding)}${path(finding)}`],
]

const value = (text: string): Html => html`<span class="value">${cut(text, longestValue) || '(nothing)'}</span>`

const scenarioLink = (id: string): Html => html`<a href="${href(`#${scenarioAnchor(id)}`)}">${id}</a>`

const place = (finding: ReportedFinding): Html => html`${placeOf(finding) && `, ${placeOf(finding)}`}${path(finding)}`

const path = (finding: ReportedFinding): Html =>
  html`${finding.path !== undefined && html`<br /><span class="mono">${finding.path}</span>`}`
