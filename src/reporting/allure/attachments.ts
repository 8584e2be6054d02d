import { ContentType } from 'allure-js-commons'
import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import { writeRecord } from '../../exchange/ndjson.ts'
import type { ScenarioResult } from '../../verdict/run-result.ts'
import { tones, ofTone } from '../findings.ts'
import { page } from '../html/page.ts'
import { html } from '../html/template.ts'
import { aboutMessage, messagePage } from '../message-view.ts'
import { messageLabel } from '../message-label.ts'
import { findingArticle } from '../statement/finding-article.ts'
import { sequenceDiagram } from '../svg/sequence-diagram.ts'
import { cut } from '../text.ts'
import { size } from '../words.ts'

/** Larger bodies and records are named, not attached: Allure keeps everything in one page. In bytes. */
const largestAttached = 1_000_000

/** Something attached to a test: its content, and the ending of the file it is kept in. */
export interface Attached {
  readonly name: string
  readonly type: string
  readonly ending: string
  readonly content: Uint8Array | string
}

/** What is attached to a scenario: the picture, the findings, each message marked and raw, and the record. */
export function attachmentsOf(scenario: ScenarioResult, record: DecodedRecord | undefined): readonly Attached[] {
  return [
    ...(record ? [picture(scenario, record)] : []),
    ...(scenario.findings.length ? [findingsPage(scenario, record)] : []),
    ...(record?.messages.flatMap((message) => messageFiles(message, scenario)) ?? []),
    ...(record ? [recordFile(record)] : []),
  ]
}

const picture = (scenario: ScenarioResult, record: DecodedRecord): Attached => ({
  name: 'Sequence of messages',
  type: ContentType.SVG,
  ending: '.svg',
  content: sequenceDiagram(record, scenario),
})

function findingsPage(scenario: ScenarioResult, record: DecodedRecord | undefined): Attached {
  const sorted = tones.flatMap((tone) => ofTone(scenario.findings, tone))
  return {
    name: 'Findings',
    type: ContentType.HTML,
    ending: '.html',
    content: page(
      `Findings of ${scenario.id}`,
      html`${sorted.map((finding) => findingArticle(finding, record))}
        <p class="aside">Run it again: <code class="command">${scenario.rerun}</code></p>`,
    ),
  }
}

function messageFiles(message: DecodedMessage, { findings }: ScenarioResult): readonly Attached[] {
  const mark = aboutMessage(message, findings).some(({ counts }) => counts) ? ' ✗' : ''
  const name = cut(`${message.entry.id} ${messageLabel(message)}`, 80)
  return [
    { name: `${name}${mark}`, type: ContentType.HTML, ending: '.html', content: messagePage(message, findings) },
    message.bytes.length > largestAttached
      ? tooLarge(`${name}, raw`, message.bytes.length)
      : {
          name: `${name}, raw`,
          type: message.intake.ok ? ContentType.XML : ContentType.TEXT,
          ending: message.intake.ok ? '.xml' : '.txt',
          content: message.bytes,
        },
  ]
}

function recordFile(record: DecodedRecord): Attached {
  const content = writeRecord(record)
  const name = 'Record (NDJSON)'
  return content.length > largestAttached
    ? tooLarge(name, content.length)
    : { name, type: ContentType.TEXT, ending: '.ndjson', content }
}

const tooLarge = (name: string, bytes: number): Attached => ({
  name: `${name}, not attached`,
  type: ContentType.TEXT,
  ending: '.txt',
  content: `${size(bytes)} are too much to attach. The record file in the folder of the run has every byte.\n`,
})
