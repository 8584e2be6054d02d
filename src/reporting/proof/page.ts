import { html, type Html } from '../html/template.ts'
import { page } from '../html/page.ts'
import type { Proof, RaisedFinding } from './proof.ts'
import { proofSummary } from './text.ts'

/** Side of a cell of the pictures, in pixels. */
const side = 4

/** What a cell says, palest first; a later one hides an earlier one. */
const tones = {
  tried: ['tried, and no difference seen', '#d5dee8'],
  raised: ['reddened', '#1d5fa8'],
  missing: ['declared, and not raised', '#e08a00'],
  unexpected: ['raised, and not declared', '#d81b1b'],
} as const
type Tone = keyof typeof tones

type Cells = Readonly<Record<Tone, readonly (readonly [column: number, row: number])[]>>

/** The proof as a page that stands alone: what was found in two pictures, fault by scenario and fault by assertion. */
export function proofPage(proof: Proof): string {
  const assertions = [...new Set(proof.faults.flatMap(({ raised }) => raised.map(({ assertion }) => assertion)))].sort()
  const scenarios = [...new Set(proof.faults.flatMap(({ tried }) => tried))].sort()
  return page(
    'Proof of the verdicts',
    html`<h1>Proof of the verdicts</h1>
      ${proofSummary(proof).map((sentence) => html`<p>${sentence}.</p>`)}
      <p class="aside">Each row is a seeded fault; point at a cell's row or column for its name. ${legend()}</p>
      <h2>Fault by scenario</h2>
      ${picture(proof, scenarios, ({ scenario }) => scenario)}
      <h2>Fault by assertion</h2>
      ${picture(proof, assertions, ({ assertion }) => assertion)}`,
  )
}

const legend = (): Html[] =>
  Object.values(tones).map(
    ([says, colour]) =>
      html`<svg width="10" height="10" role="img" aria-label="${says}">
          <rect width="10" height="10" fill="${colour}" />
        </svg>
        ${says}. `,
  )

function picture(proof: Proof, columns: readonly string[], columnOf: (found: RaisedFinding) => string): Html {
  const at = new Map(columns.map((name, index) => [name, index]))
  const cellsOf = (tone: Exclude<Tone, 'tried'>) =>
    proof.faults.flatMap((fault, row) => fault[tone].map((found) => [at.get(columnOf(found)) ?? 0, row] as const))
  const cells: Cells = {
    tried: proof.faults.flatMap(({ tried }, row) =>
      tried.flatMap((id) => {
        const column = at.get(id)
        return column === undefined ? [] : [[column, row] as const]
      }),
    ),
    raised: cellsOf('raised'),
    missing: cellsOf('missing'),
    unexpected: cellsOf('unexpected'),
  }
  const width = columns.length * side
  const height = proof.faults.length * side
  return html`<div class="scroll">
    <svg
      width="${width}"
      height="${height}"
      role="img"
      aria-label="a cell for each fault and ${columns.length} columns"
    >
      ${(Object.keys(tones) as Tone[]).map(
        (tone) => html`<path fill="${tones[tone][1]}" d="${cells[tone].map(square).join('')}" />`,
      )}
      ${proof.faults.map(
        ({ name, says }, row) =>
          html`<rect x="0" y="${row * side}" width="${width}" height="${side}" fill="transparent">
            <title>${name}: ${says}</title>
          </rect>`,
      )}
    </svg>
  </div>`
}

const square = ([column, row]: readonly [number, number]): string =>
  `M${column * side} ${row * side}h${side - 1}v${side - 1}h-${side - 1}z`
