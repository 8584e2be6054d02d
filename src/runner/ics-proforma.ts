import { ambiguities, settledBy } from '../config/ambiguities.ts'
import { claimsOf, fieldOf, holds, wordFor, wordsIn, type Claims, type Declared } from '../config/claims.ts'
import { icsCatalogue, type CatalogueItem } from '../config/ics-catalogue.ts'
import type { Ics } from '../config/ics.ts'
import type { Requirement } from '../standard/requirements.ts'

/** A row of the proforma: an item, or one value of an item of which several may be named. */
export interface ProformaRow {
  /** As it stands in selection expressions: `ics.nouns=MeterReadings`. */
  readonly item: string
  readonly question: string
  /** `m`, `o`, `n/a`, or `c: ...` with its condition where no configuration decides it. */
  readonly status: string
  /** What may be answered. */
  readonly answers: string
  /** What is answered; nothing where no configuration was given. */
  readonly support?: string
  /** Requirements that apply or not by this answer. */
  readonly decides: readonly string[]
  readonly ambiguities: readonly string[]
}

/**
 * The questions of the ICS, in order.
 *
 * @param declared fills in the answers
 */
export function proformaRows(requirements: Iterable<Requirement>, declared?: Declared): readonly ProformaRow[] {
  const all = [...requirements]
  const claims = declared && claimsOf(declared)
  return icsCatalogue().flatMap((item) => {
    const answer = declared?.ics[fieldOf(item.id)]
    const row = (word: string, more: Pick<ProformaRow, 'question' | 'answers' | 'support' | 'ambiguities'>) => ({
      item: word,
      status: statusOf(item, claims),
      decides: decidedBy(all, item, word),
      ...more,
    })
    if (item.kind !== 'some-of')
      return [
        row(item.id, {
          question: item.question,
          answers: answersTo(item),
          ambiguities: settledBy(item.id),
          ...(answer !== undefined && { support: wordOf(answer) }),
        }),
      ]
    return item.values.map((value, index) =>
      row(wordFor(item.id, value), {
        question: index ? value : `${item.question} ${value}`,
        answers: 'yes / no',
        ambiguities: index ? [] : settledBy(item.id),
        ...(answer !== undefined && { support: named(answer, value) ? 'yes' : 'no' }),
      }),
    )
  })
}

const named = (answer: Ics[keyof Ics], value: string): boolean =>
  Array.isArray(answer) ? answer.some((one) => one === value) : answer === value

function wordOf(answer: Ics[keyof Ics]): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

function statusOf({ status, kind }: CatalogueItem, claims: Claims | undefined): string {
  if (status === 'm') return kind === 'some-of' ? 'm (one of them)' : 'm'
  if (status === 'o') return status
  if (!claims) return `c: ${status.then} where ${status.where}, else n/a`
  return holds(status.where, claims) ? status.then : 'n/a'
}

function answersTo({ kind, values }: CatalogueItem): string {
  if (kind === 'own-words') return 'in your own words'
  return values.length ? values.join(' / ') : 'yes / no'
}

/** The requirements whose `when` speaks of the item, by this word where each value has a row of its own. */
const decidedBy = (requirements: readonly Requirement[], { id, kind }: CatalogueItem, word: string) =>
  requirements
    .filter(({ when }) =>
      wordsIn(when ?? '').some((one) => (kind === 'some-of' ? one === word : one.split('=')[0] === id)),
    )
    .map((one) => one.id)

/** The proforma as Markdown, plain and printable. */
export function proformaText(rows: readonly ProformaRow[], facts: { readonly sut?: string; readonly harness: string }) {
  const table = rows.map(({ item, question, status, answers, support, decides, ambiguities: open }) =>
    line([item, question, status, support ?? `[ ] ${answers}`, decides.join(' '), open.join(' '), '']),
  )
  const settled = ambiguities.map(({ id, about, choices, settled: how }) =>
    line([id, about, choices.map((field) => `\`${field}\``).join(', ') || 'none', how ?? '']),
  )
  return `# ICS proforma: IEC 61968-9, edition 2013, server and publisher

System: ${facts.sut ?? '______________________________'}

Filled in by: ______________________________ Date: ____________

Status: **m** must be supported, **o** optional, **c** conditional, **n/a** not to be answered. An item is written into the
configuration under its own name: \`ics.nouns=MeterReadings\` is \`ics: { nouns: ['MeterReadings'] }\`. "Decides" names
the requirements that apply only by this answer, "settles" the ambiguities for which it is the choice. Made by cim9
${facts.harness}; it asks for what this version of the suite looks at, and is no document of the IEC.

${line(['Item', 'Question', 'Status', 'Support', 'Decides', 'Settles', 'Comment'])}
${line(Array.from({ length: 7 }, () => '---'))}
${table.join('\n')}

## What the standards leave open

${line(['Id', 'What is open', 'Your choice', 'What holds'])}
${line(Array.from({ length: 4 }, () => '---'))}
${settled.join('\n')}
`
}

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
