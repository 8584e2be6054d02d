import type { DecodedMessage, DecodedRecord } from '../../exchange/decode.ts'
import type { Entry, PartyId, TransportEvent } from '../../exchange/entries.ts'
import type { ReportedFinding, ScenarioResult } from '../../verdict/run-result.ts'
import { toneOf, type Tone } from '../findings.ts'
import { messageLabel, messageTravel } from '../message-label.ts'
import { duration } from '../words.ts'

/** The side of the picture a party stands on. */
export type Side = 'left' | 'right'

/** A row is one of those that together break a rule; the number is the same in all of them. */
export interface SequenceMark {
  readonly number: number
  readonly tone: Tone
}

/** One row of a sequence diagram, top to bottom. */
export type Row =
  | { readonly kind: 'divider'; readonly text: string }
  | { readonly kind: 'gap'; readonly text: string }
  | {
      readonly kind: 'arrow' | 'lost'
      readonly offsetMs: number
      readonly from: Side
      readonly name: string
      readonly label: string
      readonly detail: string
      readonly findings: readonly ReportedFinding[]
      readonly marks: readonly SequenceMark[]
    }
  | {
      readonly kind: 'note'
      readonly offsetMs: number
      readonly text: string
      readonly findings: readonly ReportedFinding[]
      readonly marks: readonly SequenceMark[]
    }

/** More rows than these are not drawn, except those with findings. */
const mostRows = 80
const firstRows = 30
const lastRows = 20

/** The findings that take several entries to see, each with its number in the picture. */
export function numberedSequences(findings: readonly ReportedFinding[]): ReadonlyMap<ReportedFinding, number> {
  const several = findings.filter((finding) => (finding.sequence?.length ?? 0) > 1 && toneOf(finding) !== 'not-judged')
  return new Map(several.map((finding, index) => [finding, index + 1]))
}

/** The rows of a record: messages, events on the wire, deadlines and marks; intents and expectations are not drawn. */
export function rowsOf(view: DecodedRecord, { findings }: ScenarioResult): readonly Row[] {
  const start = view.entries.find(({ kind }) => kind === 'message' || kind === 'transport')?.at.monotonicMs ?? 0
  const numbers = numberedSequences(findings)
  const rows = view.entries.flatMap((entry) => {
    const offsetMs = Math.max(0, Math.round(entry.at.monotonicMs - start))
    const here = findings.filter(({ seq }) => seq === entry.seq)
    const marks = [...numbers].flatMap(([finding, number]) =>
      finding.sequence?.includes(entry.seq) ? [{ number, tone: toneOf(finding) }] : [],
    )
    const row = rowOf(entry, view, { offsetMs, findings: here, marks })
    return row ? [row] : []
  })
  return shortened(rows)
}

/** Who stands on the left: the harness, unless it has no part in the record. */
export function partyOnTheLeft(view: DecodedRecord): PartyId {
  const unknown = view.messages.some(({ entry }) => entry.from === 'unknown' || entry.to === 'unknown')
  const harness = view.messages.some(({ entry }) => entry.from === 'harness' || entry.to === 'harness')
  return unknown && !harness ? 'unknown' : 'harness'
}

function rowOf(
  entry: Entry,
  view: DecodedRecord,
  placed: Pick<Extract<Row, { kind: 'note' }>, 'offsetMs' | 'findings' | 'marks'>,
): Row | undefined {
  switch (entry.kind) {
    case 'message': {
      const message = view.message(entry.seq)
      if (!message) return undefined
      const detail = [messageTravel(message), purpose(message)].filter(Boolean).join(' · ')
      const label = messageLabel(message)
      return { kind: 'arrow', from: sideOf(message), name: entry.id, label, detail, ...placed }
    }
    case 'transport':
      return {
        kind: 'lost',
        from: entry.requestSent ? 'right' : 'left',
        name: '',
        label: eventWords[entry.event],
        detail: entry.detail,
        ...placed,
      }
    case 'deadline': {
      const text = `${entry.limit}: waited ${duration(entry.waitedMs)}, nothing came`
      return { kind: 'note', text, ...placed }
    }
    case 'stimulus': {
      const what = entry.means === 'nothing' ? 'only listening' : `caused: ${entry.cause.replaceAll('-', ' ')}`
      return { kind: 'note', text: [what, entry.object?.names[0]].filter(Boolean).join(', '), ...placed }
    }
    case 'inspected': {
      const told = entry.told.map(({ object, position }) => `${object.names[0] ?? object.mRID ?? ''} ${position}`)
      return { kind: 'note', text: `seen by ${entry.means}: switch of ${told.join(', ')}`, ...placed }
    }
    case 'clock': {
      const by = duration(Math.abs(entry.aheadMs))
      const text = `the clock of the SUT is ${by} ${entry.aheadMs < 0 ? 'behind' : 'ahead of'} ours (${entry.because})`
      return { kind: 'note', text, ...placed }
    }
    case 'description':
      return { kind: 'note', text: `the WSDL: ${entry.source}`, ...placed }
    case 'listener':
      return { kind: 'note', text: `our listener now answers: ${entry.manner}`, ...placed }
    case 'mark':
      if (entry.mark === 'end') return undefined
      return entry.mark === 'preamble' || entry.mark === 'test'
        ? { kind: 'divider', text: [entry.mark, entry.text].filter(Boolean).join(': ') }
        : { kind: 'note', text: [markWords[entry.mark], entry.text].filter(Boolean).join(': '), ...placed }
    default:
      return placed.findings.length
        ? { kind: 'note', text: 'says' in entry ? entry.says : entry.kind, ...placed }
        : undefined
  }
}

const eventWords: Readonly<Record<TransportEvent['event'], string>> = {
  refused: 'connection refused',
  dns: 'host name not found',
  reset: 'connection reset',
  tls: 'TLS failed',
  'closed-without-reply': 'connection closed without a reply',
  rejected: 'refused by the broker',
  timeout: 'no reply in time',
  'stale-connection': 'idle connection was closed',
  'turned-away': 'turned away from our certificate',
}

const markWords = {
  inconclusive: 'Inconclusive',
  'not-applicable': 'Not applicable',
  'not-run': 'Not run',
  'harness-error': 'Harness error',
} as const

const purpose = ({ intent }: DecodedMessage): string =>
  intent?.operator === undefined ? '' : `wrong on purpose: ${intent.operator}`

const sideOf = ({ entry }: DecodedMessage): Side =>
  entry.from === 'sut' || (entry.from === 'unknown' && entry.to === 'harness') ? 'right' : 'left'

function shortened(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= mostRows) return rows
  const kept: Row[] = []
  let left = 0
  const close = () => {
    if (left) kept.push({ kind: 'gap', text: `${left} more not drawn; the record has them` })
    left = 0
  }
  rows.forEach((row, index) => {
    const matters = 'findings' in row && row.findings.length + row.marks.length > 0
    if (index < firstRows || index >= rows.length - lastRows || matters) {
      close()
      kept.push(row)
    } else left++
  })
  return kept
}
