import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { ScenarioResult } from '../../verdict/run-result.ts'
import { ofTone, tones, worstTone } from '../findings.ts'
import { html, raw, type Html } from '../html/template.ts'
import { messageLabel, messageTravel } from '../message-label.ts'
import { aboutMessage, headersView, messageView } from '../message-view.ts'
import { sequenceDiagram } from '../svg/sequence-diagram.ts'
import { count, duration, verdictWords } from '../words.ts'
import { findingArticle, scenarioAnchor } from './finding-article.ts'

/** One scenario with its evidence; it stands open where something went wrong. */
export function scenarioSection(scenario: ScenarioResult, record: DecodedRecord | undefined): Html {
  const opened = scenario.verdict === 'fail' || scenario.verdict === 'harness-error'
  const shown = tones.flatMap((tone) => ofTone(scenario.findings, tone))
  return html`<details class="scenario" id="${scenarioAnchor(scenario.id)}" ${opened && raw('open')}>
    <summary>
      <span class="chip ${scenario.verdict}">${verdictWords[scenario.verdict]}</span
      ><span class="id">${scenario.id}</span> <strong>${scenario.title}</strong
      ><span class="tail">${tail(scenario)}</span>
    </summary>
    <div>
      ${scenario.reason !== undefined && html`<p>${scenario.reason}</p>`} ${steps(scenario)}
      ${record && html`<figure>${raw(sequenceDiagram(record, scenario))}</figure>`}
      ${shown.map((finding) => findingArticle(finding, undefined))}
      ${record?.messages.map((message) => messagePart(message, scenario))}
      ${!record && html`<p class="aside">No messages of this case are on record.</p>`}
      <p class="aside">
        ${scenario.feature} · ${scenario.uri}:${scenario.line} · effect ${scenario.effect} · requirements
        ${scenario.requirements.join(', ') || 'none'} · ${duration(scenario.durationMs)} · ${judgements(scenario)}
      </p>
      <p class="aside">Run it again: <code class="command">${scenario.rerun}</code></p>
    </div>
  </details>`
}

function tail({ findings }: ScenarioResult): string {
  const counted = ofTone(findings, 'fail').length
  const remarks = ofTone(findings, 'remark').length
  return [counted > 0 && count(counted, 'finding'), remarks > 0 && count(remarks, 'remark')].filter(Boolean).join(', ')
}

function judgements({ passed }: ScenarioResult): string {
  const times = Object.values(passed).reduce((sum, one) => sum + one, 0)
  return `${count(Object.keys(passed).length, 'rule')} satisfied in ${count(times, 'place')}`
}

function steps({ steps: list }: ScenarioResult): Html {
  return html`<ol class="steps">
    ${list.map(({ text, status }) => html`<li class="${status}">${text}${status !== 'passed' && ` (${status})`}</li>`)}
  </ol>`
}

function messagePart(message: DecodedMessage, { findings }: ScenarioResult): Html {
  const mine = aboutMessage(message, findings)
  const tone = worstTone(mine)
  return html`<details class="part ${tone}" ${tone === 'fail' && raw('open')}>
    <summary>
      <strong>${message.entry.id}</strong> ${messageLabel(message)} <span class="aside">${messageTravel(message)}</span>
    </summary>
    ${messageView(message, findings)}
    <details class="part">
      <summary class="aside">Headers</summary>
      ${headersView(message)}
    </details>
  </details>`
}
