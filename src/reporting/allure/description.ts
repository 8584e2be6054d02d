import type { DecodedRecord } from '../../exchange/decode.ts'
import type { ScenarioResult } from '../../verdict/run-result.ts'
import { contrast, ofTone, placeOf, toneWords, tones } from '../findings.ts'
import { html, render, raw } from '../html/template.ts'
import { pictureHtml } from './attachments.ts'

/** What a reader of Allure sees of a scenario without a click: its findings, the picture, and how to run it again. */
export function describe(scenario: ScenarioResult, record: DecodedRecord | undefined): string {
  const told = tones
    .filter((tone) => tone !== 'not-judged')
    .flatMap((tone) => ofTone(scenario.findings, tone).map((finding) => ({ tone, finding })))
  return render(
    html`${told.slice(0, 10).map(
        ({ tone, finding }) =>
          html`<p>
            <b>${toneWords[tone]}: ${finding.rule}</b><br />
            ${[finding.assertion, placeOf(finding)].filter(Boolean).join(', ')}<br />
            ${contrast(finding)}<br />
            <i>${finding.hint}</i>
          </p>`,
      )}
      ${told.length > 10 && html`<p>and ${told.length - 10} more, attached</p>`}
      ${record && raw(pictureHtml(scenario, record))}
      <p>Run it again: <code>${scenario.rerun}</code></p>`,
  )
}
