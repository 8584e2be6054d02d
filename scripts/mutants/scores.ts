import { dirname } from 'node:path'
import type { Mutant } from './instrument.ts'
import type { Fate, Tried } from './trial.ts'

/** A mutant, and what became of it. */
export type Judged = Mutant & Tried

const noticed: readonly Fate[] = ['manifest', 'finding', 'passed', 'endless']
const isKilled = ({ fate }: Judged): boolean => noticed.includes(fate)

/** The share of mutants that were noticed, in percent. What no case comes by was not noticed. */
export const totalScore = (judged: readonly Judged[]): number =>
  judged.length ? (100 * judged.filter(isKilled).length) / judged.length : 100

const columns = ['mutants', 'killed', 'by manifest', 'by passed', 'survived', 'not covered', 'score']

function row(name: string, judged: readonly Judged[]): string {
  const count = (...of: readonly Fate[]) => judged.filter(({ fate }) => of.includes(fate)).length
  const counts = [
    judged.length,
    count(...noticed),
    count('manifest'),
    count('passed'),
    count('survived'),
    count('not covered'),
  ].map((number, index) => String(number).padStart(columns[index]?.length ?? 0))
  return `${name.padEnd(52)}  ${counts.join('  ')}  ${totalScore(judged).toFixed(1).padStart(5)}`
}

/** The scores of files, folders and of all together, as lines of a terminal. */
export function scoreTable(judged: readonly Judged[]): string {
  const rows = (nameOf: (one: Judged) => string) => grouped(judged, nameOf).map(([name, some]) => row(name, some))
  return [
    `${''.padEnd(52)}  ${columns.join('  ')}`,
    ...rows(({ file }) => file),
    '',
    ...rows(({ file }) => `${dirname(file)}/`),
    '',
    row('total', judged),
  ].join('\n')
}

/** All that was not noticed, by file and line, in Markdown. */
export function survivorsIn(judged: readonly Judged[]): string {
  const left = judged.filter((one) => !isKilled(one))
  const lines = grouped(left, ({ file }) => file).flatMap(([file, some]) => [
    '',
    `## ${file}`,
    '',
    ...some.map(
      ({ line, column, kind, fate, original, replacement }) =>
        `- ${line}:${column} ${kind}, ${fate}: \`${short(original)}\` became \`${short(replacement)}\``,
    ),
  ])
  return ['# Mutants that nothing noticed', ...lines, ''].join('\n')
}

const short = (code: string): string => {
  const flat = code.replace(/\s+/g, ' ').replaceAll('`', "'")
  return flat.length > 120 ? `${flat.slice(0, 119)}…` : flat
}

/** By name, from A to Z. */
function grouped(
  all: readonly Judged[],
  nameOf: (one: Judged) => string,
): readonly (readonly [string, readonly Judged[]])[] {
  const names = [...new Set(all.map(nameOf))].sort()
  return names.map((name) => [name, all.filter((one) => nameOf(one) === name)])
}
